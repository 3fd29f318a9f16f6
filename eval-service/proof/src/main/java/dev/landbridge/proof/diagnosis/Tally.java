package dev.landbridge.proof.diagnosis;

import dev.landbridge.proof.statistics.ClusteredMean;
import java.util.LinkedHashMap;
import java.util.Map;

/** Sums of one slice, by prompt. */
final class Tally {

    private static final class Sums {
        private long rows;
        private double kl;
        private double floor;
    }

    private final Map<Integer, Sums> byPrompt = new LinkedHashMap<>();
    private long rows;
    private double kl;
    private double floor;

    void add(PromptSample prompt, int row) {
        Sums sums = byPrompt.computeIfAbsent(prompt.index(), index -> new Sums());
        sums.rows++;
        sums.kl += prompt.kl()[row];
        sums.floor += prompt.floorKl()[row];
        rows++;
        kl += prompt.kl()[row];
        floor += prompt.floorKl()[row];
    }

    long rows() {
        return rows;
    }

    double kl() {
        return kl / rows;
    }

    double floorKl() {
        return floor / rows;
    }

    /** To be worse than accepted the KL must be above the cap and above the multiple of the floor: the larger p counts. */
    Double pValue(Limits limits) {
        if (byPrompt.size() < Split.MIN_PROMPTS) {
            return null;
        }
        return Math.max(p(limits.klCap(), 0), p(0, limits.floorFactor()));
    }

    private double p(double cap, double factor) {
        double[] means = new double[byPrompt.size()];
        long[] sizes = new long[means.length];
        int j = 0;
        for (Sums sums : byPrompt.values()) {
            means[j] = (sums.kl - factor * sums.floor) / sums.rows - cap;
            sizes[j++] = sums.rows;
        }
        return ClusteredMean.of(means, sizes).pValueAboveZero();
    }
}
