package dev.landbridge.registry.search;

import java.util.List;

/**
 * One thing every result must fulfil.
 *
 * @param tag whether the key names a tag, else an attribute
 * @param values one value, or several for IN and NOT IN
 */
public record Condition(boolean tag, String key, Comparison comparison, List<String> values) {
    public Condition {
        values = List.copyOf(values);
    }

    public String value() {
        return values.get(0);
    }
}
