package dev.landbridge.training.search;

import java.util.List;

/**
 * One condition of a filter.
 *
 * @param number compared with, of a numeric field; else null
 * @param texts compared with: one, or those of a list; empty for the test of presence and for numbers
 */
public record Comparison(Field field, Operator operator, Double number, List<String> texts) {
    public Comparison {
        texts = List.copyOf(texts);
    }

    /** The text compared with, where there is exactly one. */
    public String text() {
        return texts.get(0);
    }
}
