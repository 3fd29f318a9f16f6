package dev.landbridge.proof.statistics;

import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * Tango's score test for paired shares. b: reference right and target wrong; c: the reverse; loss = (b - c)/n.
 *
 * @param n pairs
 */
public record Tango(int b, int c, int n) {

    private static final int BISECTIONS = 80;

    public Tango {
        if (b < 0 || c < 0 || n <= 0 || b + c > n) {
            throw new IllegalArgumentException("b=%d c=%d n=%d".formatted(b, c, n));
        }
    }

    public double loss() {
        return (double) (b - c) / n;
    }

    /** Score statistic of H0 "loss is delta"; strongly negative speaks for a loss below delta. */
    public double z(double delta) {
        double a = 2.0 * n;
        double linear = -b - c + (2.0 * n - b + c) * delta;
        double constant = -c * delta * (1 - delta);
        double q = (StrictMath.sqrt(Math.max(0, linear * linear - 4 * a * constant)) - linear) / (2 * a);
        double variance = n * (2 * q + delta * (1 - delta));
        double numerator = b - c - n * delta;
        if (variance <= 0) {
            return numerator == 0 ? 0 : Math.copySign(Double.POSITIVE_INFINITY, numerator);
        }
        return numerator / StrictMath.sqrt(variance);
    }

    /** One end of the two-sided interval at {@code level}, by inverting the score: the loss no longer rejected. */
    public double upper(double level) {
        return invert(-NormalDistribution.of(0, 1).inverseCumulativeProbability((1 + level) / 2), loss(), 1);
    }

    public double lower(double level) {
        return invert(NormalDistribution.of(0, 1).inverseCumulativeProbability((1 + level) / 2), -1, loss());
    }

    /** z falls with delta, so plain bisection finds the delta where it crosses. */
    private double invert(double zAtEnd, double low, double high) {
        double left = low;
        double right = high;
        for (int i = 0; i < BISECTIONS; i++) {
            double middle = (left + right) / 2;
            if (z(middle) > zAtEnd) {
                left = middle;
            } else {
                right = middle;
            }
        }
        return (left + right) / 2;
    }

    /**
     * Smallest number of pairs that proves a loss below delta when no pair is discordant: z^2 (1 - delta)/delta, for then
     * the score is -sqrt(n delta/(1 - delta)). At most the largest int.
     */
    public static int pairsNeeded(double delta, double z) {
        double pairs = Math.ceil(z * z * (1 - delta) / delta - 1e-9);
        return (int) Math.max(1, Math.min(pairs, Integer.MAX_VALUE));
    }
}
