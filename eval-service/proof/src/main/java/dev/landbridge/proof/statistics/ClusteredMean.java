package dev.landbridge.proof.statistics;

import org.apache.commons.statistics.distribution.TDistribution;

/**
 * Mean over all observations with the standard error of clusters (prompts): sqrt(sum n_j^2 (D_j - D)^2 / (J (J-1) n^2)),
 * n being the mean cluster size.
 */
public record ClusteredMean(double mean, double standardError, int clusters, long observations) {

    /** @param clusterMeans D_j @param clusterSizes n_j */
    public static ClusteredMean of(double[] clusterMeans, long[] clusterSizes) {
        int clusters = clusterMeans.length;
        long observations = 0;
        double sum = 0;
        for (int j = 0; j < clusters; j++) {
            observations += clusterSizes[j];
            sum += clusterSizes[j] * clusterMeans[j];
        }
        if (observations == 0) {
            throw new IllegalArgumentException("a mean needs observations");
        }
        double mean = sum / observations;
        double squares = 0;
        for (int j = 0; j < clusters; j++) {
            double deviation = clusterSizes[j] * (clusterMeans[j] - mean);
            squares += deviation * deviation;
        }
        double meanSize = (double) observations / clusters;
        double variance = clusters < 2
                ? Double.POSITIVE_INFINITY
                : squares / ((double) clusters * (clusters - 1)) / (meanSize * meanSize);
        return new ClusteredMean(mean, StrictMath.sqrt(variance), clusters, observations);
    }

    /** One-sided upper bound from Student's t with J - 1 degrees of freedom. */
    public double upper(double confidence) {
        return clusters < 2 ? Double.POSITIVE_INFINITY : mean + quantile(confidence) * standardError;
    }

    /** One-sided lower bound, the same way. */
    public double lower(double confidence) {
        return clusters < 2 ? Double.NEGATIVE_INFINITY : mean - quantile(confidence) * standardError;
    }

    private double quantile(double confidence) {
        return TDistribution.of(clusters - 1).inverseCumulativeProbability(confidence);
    }

    /** One-sided p-value of "the mean is not above zero". */
    public double pValueAboveZero() {
        if (standardError == 0) {
            return mean > 0 ? 0 : 1;
        }
        return clusters < 2 ? 1 : TDistribution.of(clusters - 1).survivalProbability(mean / standardError);
    }
}
