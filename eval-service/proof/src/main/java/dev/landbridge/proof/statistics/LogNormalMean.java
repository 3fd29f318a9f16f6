package dev.landbridge.proof.statistics;

import org.apache.commons.statistics.distribution.NormalDistribution;

/** Cox's upper bound for the mean of log-normal values: exp(m + s^2/2 + z sqrt(s^2/J + s^4/(2(J-1)))). */
public final class LogNormalMean {

    private LogNormalMean() {}

    /** @param floor values below are raised to it before the logarithm, in the values' unit */
    public static double upper(double[] values, double floor, double confidence) {
        int n = values.length;
        if (n < 2) {
            return Double.POSITIVE_INFINITY;
        }
        double[] logs = new double[n];
        for (int i = 0; i < n; i++) {
            logs[i] = StrictMath.log(Math.max(values[i], floor));
        }
        double mean = Samples.mean(logs);
        double variance = Samples.variance(logs);
        double z = NormalDistribution.of(0, 1).inverseCumulativeProbability(confidence);
        double spread = StrictMath.sqrt(variance / n + variance * variance / (2.0 * (n - 1)));
        return StrictMath.exp(mean + variance / 2 + z * spread);
    }
}
