package dev.landbridge.silicon;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The kinds of rows an operator may add or replace. */
public enum RowKind {
    /** Keyed by the chip's key. */
    CHIP,
    /** Keyed by {@code engine@version}. */
    ENGINE,
    /** Keyed by a class name of config.json; one row a class. */
    ARCHITECTURE,
    /** Keyed by the rule's id. */
    RULE;

    @JsonValue
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException naming the kinds there are */
    @JsonCreator
    public static RowKind of(String label) {
        return Arrays.stream(values())
                .filter(kind -> kind.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("kind is one of " + labels()));
    }

    private static List<String> labels() {
        return Arrays.stream(values()).map(RowKind::label).toList();
    }
}
