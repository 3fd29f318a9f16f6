package dev.landbridge.proof.statistics;

import java.util.Arrays;

/** Sample moments and quantiles, summed in order so that a second computation gives the same digits. */
public final class Samples {

    private Samples() {}

    public static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    /** With n - 1 in the denominator; 0 for fewer than two values. */
    public static double variance(double[] values) {
        if (values.length < 2) {
            return 0;
        }
        double mean = mean(values);
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        return squares / (values.length - 1);
    }

    /** Sample standard deviation over the square root of n. */
    public static double standardError(double[] values) {
        return StrictMath.sqrt(variance(values) / values.length);
    }

    public static double rootMeanSquare(double[] values) {
        double squares = 0;
        for (double value : values) {
            squares += value * value;
        }
        return StrictMath.sqrt(squares / values.length);
    }

    /** Quantile by linear interpolation between order statistics (type 7). */
    public static double quantile(double[] values, double share) {
        return quantiles(values, share)[0];
    }

    /** Several quantiles of the same values, which are sorted once. */
    public static double[] quantiles(double[] values, double... shares) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return Arrays.stream(shares).map(share -> interpolate(sorted, share)).toArray();
    }

    private static double interpolate(double[] sorted, double share) {
        double position = share * (sorted.length - 1);
        int below = (int) Math.floor(position);
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
    }
}
