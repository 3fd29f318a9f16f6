package dev.landbridge.proof.statistics;

import org.apache.commons.statistics.distribution.BetaDistribution;
import org.apache.commons.statistics.distribution.BinomialDistribution;

/** Exact bounds and tests on counts. */
public final class Binomials {

    private Binomials() {}

    /** One-sided Clopper-Pearson upper bound of the share behind {@code events} of {@code n}. */
    public static double upper(long events, long n, double confidence) {
        if (events < 0 || events > n) {
            throw new IllegalArgumentException(events + " events of " + n);
        }
        return events == n ? 1 : BetaDistribution.of(events + 1.0, n - events).inverseCumulativeProbability(confidence);
    }

    /** One-sided Clopper-Pearson lower bound. */
    public static double lower(long events, long n, double confidence) {
        return events == 0
                ? 0
                : BetaDistribution.of(events, n - events + 1.0).inverseCumulativeProbability(1 - confidence);
    }

    /** 95 % upper bound of a share after 0 events of n: 3/n. */
    public static double ruleOfThree(long n) {
        return n == 0 ? 1 : Math.min(1, 3.0 / n);
    }

    /** Exact two-sided McNemar p-value for b and c discordant pairs. */
    public static double mcNemar(int b, int c) {
        if (b + c == 0) {
            return 1;
        }
        double tail = BinomialDistribution.of(b + c, 0.5).cumulativeProbability(Math.min(b, c));
        return Math.min(1, 2 * tail);
    }

    /**
     * Exact one-sided upper bound of the ratio of two Poisson rates, given the events and the exposure of each: the
     * share of events on the first side is binomial.
     */
    public static double rateRatioUpper(
            long events, double exposure, long baseEvents, double baseExposure, double confidence) {
        double share = upper(events, events + baseEvents, confidence);
        return share >= 1 ? Double.POSITIVE_INFINITY : share / (1 - share) * baseExposure / exposure;
    }
}
