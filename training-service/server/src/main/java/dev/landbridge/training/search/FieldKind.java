package dev.landbridge.training.search;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What a field of a filter speaks of. */
public enum FieldKind {
    METRIC("metric", "metrics"),
    PARAM("parameter", "parameters", "param", "params"),
    TAG("tag", "tags"),
    ATTRIBUTE("attribute", "attributes", "attr", "run"),
    DATASET("dataset", "datasets");

    private final List<String> names;

    FieldKind(String... names) {
        this.names = List.of(names);
    }

    static Optional<FieldKind> named(String name) {
        return Arrays.stream(values()).filter(kind -> kind.names.contains(name)).findFirst();
    }

    @Override
    public String toString() {
        return names.get(0);
    }
}
