package dev.landbridge.harness.metric;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Counts of the runs of n elements of a sequence. */
final class Ngrams {
    private Ngrams() {}

    static Map<List<String>, Integer> count(List<String> sequence, int n) {
        Map<List<String>, Integer> counts = new HashMap<>();
        for (int i = 0; i + n <= sequence.size(); i++) {
            counts.merge(List.copyOf(sequence.subList(i, i + n)), 1, Integer::sum);
        }
        return counts;
    }

    static int total(Map<List<String>, Integer> counts) {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    static int matches(Map<List<String>, Integer> left, Map<List<String>, Integer> right) {
        int matches = 0;
        for (Map.Entry<List<String>, Integer> entry : left.entrySet()) {
            matches += Math.min(entry.getValue(), right.getOrDefault(entry.getKey(), 0));
        }
        return matches;
    }

    static Map<List<String>, Integer> largest(Map<List<String>, Integer> left, Map<List<String>, Integer> right) {
        Map<List<String>, Integer> largest = new HashMap<>(left);
        right.forEach((ngram, count) -> largest.merge(ngram, count, Math::max));
        return largest;
    }
}
