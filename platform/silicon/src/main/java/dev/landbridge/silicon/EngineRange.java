package dev.landbridge.silicon;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.Optional;

/**
 * Versions of an engine.
 *
 * @param from the first version inside; null for no lower end
 * @param before the first version outside; null for no upper end
 */
public record EngineRange(String name, String from, String before) {

    @JsonIgnore
    boolean isWellFormed() {
        return name != null
                && Optional.ofNullable(from).map(EngineVersion::isOne).orElse(true)
                && Optional.ofNullable(before).map(EngineVersion::isOne).orElse(true);
    }

    boolean holds(EngineRow row) {
        EngineVersion version = EngineVersion.of(row.version());
        return row.engine().equals(name)
                && (from == null || version.compareTo(EngineVersion.of(from)) >= 0)
                && (before == null || version.compareTo(EngineVersion.of(before)) < 0);
    }
}
