package dev.landbridge.proof.statistics;

import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * How much is needed to prove something, and what a sample proves, when the truth is a difference of zero. One-sided
 * tests; confidence is 1 - alpha, power is 1 - beta.
 */
public record SampleSizes(double confidence, double power) {

    public SampleSizes {
        if (!(confidence > 0.5 && confidence < 1) || !(power > 0 && power < 1)) {
            throw new IllegalArgumentException("confidence %s, power %s".formatted(confidence, power));
        }
    }

    /** z_alpha + z_beta; 2.486 for 95 % and 80 %. */
    public double factor() {
        return z(confidence) + z(power);
    }

    /** Pairs that prove a loss below {@code margin} at parity: (z_alpha + z_beta)^2 psi / delta^2. */
    public long pairs(double discordance, double margin) {
        return observations(StrictMath.sqrt(discordance), margin);
    }

    /** Smallest provable margin: (z_alpha + z_beta) sqrt(psi / n). */
    public double margin(double discordance, long pairs) {
        return factor() * StrictMath.sqrt(discordance / pairs);
    }

    /** Observations with a standard deviation that prove a mean below {@code margin} when it is zero. */
    public long observations(double deviation, double margin) {
        double ratio = factor() * deviation / margin;
        return ceil(ratio * ratio);
    }

    /** Observations without any event that prove a share below the cap: ln(alpha) / ln(1 - cap). */
    public long withoutEvent(double cap) {
        return ceil(StrictMath.log(1 - confidence) / StrictMath.log1p(-cap));
    }

    /** Power to reject at a distance from the limit of {@code distance} standard errors. */
    public double powerAt(double distance) {
        return NormalDistribution.of(0, 1).cumulativeProbability(distance - z(confidence));
    }

    private static long ceil(double value) {
        return (long) Math.ceil(value - 1e-9);
    }

    private static double z(double probability) {
        return NormalDistribution.of(0, 1).inverseCumulativeProbability(probability);
    }
}
