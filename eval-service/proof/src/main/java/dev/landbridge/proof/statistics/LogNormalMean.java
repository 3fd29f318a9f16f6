package dev.landbridge.proof.statistics;

import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * Upper bounds for the mean of log-normal values, from m and s^2, mean and variance of the J logarithms.
 *
 * <p>Cox: exp(m + s^2/2 + z sqrt(s^2/J + s^4/(2(J-1)))). Zou, Huo and Taleban (2009) recover the variance from the exact
 * bounds of both parts instead: exp(m + s^2/2 + sqrt(z^2 s^2/J + (s^2/2 ((J-1)/chi^2 - 1))^2)), with the lower chi-square
 * quantile of J-1 degrees of freedom. Cox covers less than it says for small J or a large s.
 */
public final class LogNormalMean {

    private LogNormalMean() {}

    /** Cox's bound. @param floor values below are raised to it before the logarithm, in the values' unit */
    public static double upper(double[] values, double floor, double confidence) {
        if (values.length < 2) {
            return Double.POSITIVE_INFINITY;
        }
        int n = values.length;
        double[] logs = logs(values, floor);
        double variance = Samples.variance(logs);
        double spread = StrictMath.sqrt(variance / n + variance * variance / (2.0 * (n - 1)));
        return StrictMath.exp(Samples.mean(logs) + variance / 2 + z(confidence) * spread);
    }

    /** The bound of Zou, Huo and Taleban. @param floor as in {@link #upper} */
    public static double recoveredUpper(double[] values, double floor, double confidence) {
        if (values.length < 2) {
            return Double.POSITIVE_INFINITY;
        }
        double[] logs = logs(values, floor);
        double variance = Samples.variance(logs);
        double spread = recoveredSpread(variance, values.length, confidence);
        return StrictMath.exp(Samples.mean(logs) + variance / 2 + spread);
    }

    /** Distance of the recovered bound from the estimate, in logarithms. @param variance s^2 of the logarithms */
    public static double recoveredSpread(double variance, int values, double confidence) {
        double chi = ChiSquaredDistribution.of(values - 1.0).inverseCumulativeProbability(1 - confidence);
        double z = z(confidence);
        double ofVariance = variance / 2 * ((values - 1) / chi - 1);
        return StrictMath.sqrt(z * z * variance / values + ofVariance * ofVariance);
    }

    private static double[] logs(double[] values, double floor) {
        double[] logs = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            logs[i] = StrictMath.log(Math.max(values[i], floor));
        }
        return logs;
    }

    private static double z(double confidence) {
        return NormalDistribution.of(0, 1).inverseCumulativeProbability(confidence);
    }
}
