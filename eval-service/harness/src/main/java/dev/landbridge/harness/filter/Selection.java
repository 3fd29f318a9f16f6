package dev.landbridge.harness.filter;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Chooses among several answers. */
final class Selection {
    private Selection() {}

    /** The most frequent answer; among equally frequent ones the first. */
    static Object mostCommon(List<?> answers) {
        Map<Object, Integer> counts = new LinkedHashMap<>();
        answers.forEach(answer -> counts.merge(answer, 1, Integer::sum));
        Map.Entry<Object, Integer> best = null;
        for (Map.Entry<Object, Integer> entry : counts.entrySet()) {
            if (best == null || entry.getValue() > best.getValue()) {
                best = entry;
            }
        }
        return best == null ? "" : best.getKey();
    }
}
