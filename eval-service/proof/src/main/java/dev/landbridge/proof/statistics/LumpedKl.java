package dev.landbridge.proof.statistics;

/**
 * KL divergence of the partition "each token reported by both sides, plus everything else". It is never negative and
 * never above the KL over the full vocabulary.
 */
public final class LumpedKl {

    private static final double TAIL_CLIP = 1e-9;
    private static final double TAIL_IGNORED = 1e-6;

    private double inside;
    private double reference;
    private double target;

    /** Adds a token both sides report, with its natural-log probabilities. */
    public LumpedKl add(double referenceLogprob, double targetLogprob) {
        double p = StrictMath.exp(referenceLogprob);
        inside += p * (referenceLogprob - targetLogprob);
        reference += p;
        target += StrictMath.exp(targetLogprob);
        return this;
    }

    /** Nats. */
    public double value() {
        double p = 1 - reference;
        double q = 1 - target;
        if (p < TAIL_IGNORED && q < TAIL_IGNORED) {
            return Math.max(0, inside);
        }
        double tail = Math.max(p, TAIL_CLIP);
        return Math.max(0, inside + tail * StrictMath.log(tail / Math.max(q, TAIL_CLIP)));
    }
}
