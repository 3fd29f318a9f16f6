package dev.landbridge.proof.statistics;

import org.apache.commons.statistics.distribution.TDistribution;

/**
 * Student's bound of a mean over clusters, corrected for skewness as Johnson (1978) does to the first order: mean + SE (t
 * + g (1 + 2 t^2) / (6 sqrt(J))), g being the skewness of the clusters' deviations n_j (D_j - D).
 */
public final class SkewedMean {

    private SkewedMean() {}

    /** One-sided upper bound. @param clusterSums sum of each cluster @param clusterSizes observations of each */
    public static double upper(double[] clusterSums, long[] clusterSizes, double confidence) {
        int clusters = clusterSums.length;
        if (clusters < 2) {
            return Double.POSITIVE_INFINITY;
        }
        double[] means = new double[clusters];
        for (int j = 0; j < clusters; j++) {
            means[j] = clusterSums[j] / clusterSizes[j];
        }
        ClusteredMean mean = ClusteredMean.of(means, clusterSizes);
        double t = TDistribution.of(clusters - 1).inverseCumulativeProbability(confidence);
        double shift =
                skewness(clusterSums, clusterSizes, mean.mean()) * (1 + 2 * t * t) / (6 * StrictMath.sqrt(clusters));
        return mean.mean() + mean.standardError() * (t + shift);
    }

    private static double skewness(double[] sums, long[] sizes, double mean) {
        double squares = 0;
        double cubes = 0;
        for (int j = 0; j < sums.length; j++) {
            double deviation = sums[j] - sizes[j] * mean;
            squares += deviation * deviation;
            cubes += deviation * deviation * deviation;
        }
        return squares == 0 ? 0 : cubes / sums.length / StrictMath.pow(squares / sums.length, 1.5);
    }
}
