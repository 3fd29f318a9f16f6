package dev.landbridge.registry.lineage;

import dev.landbridge.kit.problem.Problem;
import java.util.Locale;

/** Which way a graph is walked from where it starts. */
enum LineageDirection {
    /** What it was made from. */
    UP,
    /** What was made of it. */
    DOWN,
    BOTH;

    static LineageDirection of(String name) {
        if (name == null || name.isBlank()) {
            return BOTH;
        }
        for (LineageDirection direction : values()) {
            if (direction.name().toLowerCase(Locale.ROOT).equals(name)) {
                return direction;
            }
        }
        throw Problem.invalid("direction", "must be up, down or both");
    }
}
