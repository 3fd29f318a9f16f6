package dev.landbridge.proof.sequential;

/**
 * Wald's sequential test on discordant pairs: "a differing pair is lost with probability p1" against one half. A lost
 * pair adds ln(2 p1), a won one ln(2 (1 - p1)); p1 = min(0.95, 1/2 + margin/(2 psi)).
 */
public final class DiscordantPairTest {

    private static final double MOST = 0.95;

    private final double lostShare;
    private final double bound;
    private double logLikelihood;
    private int decision;

    /** @param discordance psi of the reference with itself @param bound nats, ln((1 - beta)/alpha) */
    public DiscordantPairTest(double margin, double discordance, double bound) {
        this.lostShare = discordance <= 0 ? MOST : Math.min(MOST, 0.5 + margin / (2 * discordance));
        this.bound = bound;
    }

    /** p1. */
    public double lostShare() {
        return lostShare;
    }

    /** Does nothing more once a bound was reached. */
    public void add(boolean lost) {
        if (decision == 0) {
            logLikelihood += StrictMath.log(2 * (lost ? lostShare : 1 - lostShare));
            decision = logLikelihood >= bound ? 1 : logLikelihood <= -bound ? -1 : 0;
        }
    }

    public double logLikelihood() {
        return logLikelihood;
    }

    /** The upper bound was reached: the target loses. */
    public boolean losing() {
        return decision > 0;
    }

    /** The lower bound was reached: no loss of that size. */
    public boolean cleared() {
        return decision < 0;
    }
}
