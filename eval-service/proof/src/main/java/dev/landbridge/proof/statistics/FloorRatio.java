package dev.landbridge.proof.statistics;

import org.apache.commons.statistics.distribution.TDistribution;

/** Geometric mean ratio of target KL to floor KL over prompts, with its one-sided upper bound. */
public record FloorRatio(double ratio, double upper, int prompts) {

    /** @param floor epsilon below which both sides count as equal, in nats */
    public static FloorRatio of(double[] target, double[] reference, double floor, double confidence) {
        int n = target.length;
        double[] logs = new double[n];
        for (int j = 0; j < n; j++) {
            logs[j] = StrictMath.log(Math.max(target[j], floor)) - StrictMath.log(Math.max(reference[j], floor));
        }
        double mean = Samples.mean(logs);
        double margin = n < 2
                ? Double.POSITIVE_INFINITY
                : TDistribution.of(n - 1).inverseCumulativeProbability(confidence) * Samples.standardError(logs);
        return new FloorRatio(StrictMath.exp(mean), StrictMath.exp(mean + margin), n);
    }
}
