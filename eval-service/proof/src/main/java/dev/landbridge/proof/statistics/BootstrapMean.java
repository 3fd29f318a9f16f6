package dev.landbridge.proof.statistics;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * Bias-corrected and accelerated bootstrap (BCa; Efron 1987) of the mean over clusters, with a fixed seed.
 *
 * <p>With z0 from the share of replicates below the estimate and the acceleration a from the jackknife, the bound is the
 * replicates' quantile at Phi(z0 + (z0 + z)/(1 - a (z0 + z))).
 */
public final class BootstrapMean {

    private static final long SEED = 20261128L;

    private BootstrapMean() {}

    /** One-sided upper bound. @param clusterSums sum of each cluster @param clusterSizes observations of each */
    public static double upper(double[] clusterSums, long[] clusterSizes, int replicates, double confidence) {
        int n = clusterSums.length;
        if (n < 2) {
            return Double.POSITIVE_INFINITY;
        }
        double estimate = mean(clusterSums, clusterSizes);
        double[] means = replicate(clusterSums, clusterSizes, replicates);
        Arrays.sort(means);
        if (means[0] == means[replicates - 1]) {
            return estimate;
        }
        NormalDistribution normal = NormalDistribution.of(0, 1);
        double bias = normal.inverseCumulativeProbability(shareBelow(means, estimate));
        double acceleration = acceleration(clusterSums, clusterSizes);
        double shifted = bias + normal.inverseCumulativeProbability(confidence);
        double level = normal.cumulativeProbability(bias + shifted / (1 - acceleration * shifted));
        return Samples.quantile(means, Double.isNaN(level) ? 1 : level);
    }

    private static double[] replicate(double[] sums, long[] sizes, int replicates) {
        SplittableRandom random = new SplittableRandom(SEED);
        double[] means = new double[replicates];
        for (int r = 0; r < replicates; r++) {
            double sum = 0;
            long size = 0;
            for (int j = 0; j < sums.length; j++) {
                int drawn = random.nextInt(sums.length);
                sum += sums[drawn];
                size += sizes[drawn];
            }
            means[r] = sum / size;
        }
        return means;
    }

    /** Ties count half, and the share stays inside (0, 1). */
    private static double shareBelow(double[] means, double estimate) {
        double below = 0;
        for (double mean : means) {
            below += mean < estimate ? 1 : mean == estimate ? 0.5 : 0;
        }
        return Math.min(Math.max(below, 0.5), means.length - 0.5) / means.length;
    }

    private static double acceleration(double[] sums, long[] sizes) {
        double sum = Arrays.stream(sums).sum();
        long size = Arrays.stream(sizes).sum();
        double[] left = new double[sums.length];
        for (int j = 0; j < sums.length; j++) {
            left[j] = (sum - sums[j]) / (size - sizes[j]);
        }
        double mean = Samples.mean(left);
        double cubes = 0;
        double squares = 0;
        for (double one : left) {
            double deviation = mean - one;
            cubes += deviation * deviation * deviation;
            squares += deviation * deviation;
        }
        return squares == 0 ? 0 : cubes / (6 * StrictMath.pow(squares, 1.5));
    }

    private static double mean(double[] sums, long[] sizes) {
        double sum = 0;
        long size = 0;
        for (int j = 0; j < sums.length; j++) {
            sum += sums[j];
            size += sizes[j];
        }
        return sum / size;
    }
}
