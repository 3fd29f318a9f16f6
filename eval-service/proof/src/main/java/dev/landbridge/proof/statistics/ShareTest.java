package dev.landbridge.proof.statistics;

import org.apache.commons.statistics.distribution.BinomialDistribution;

/** The test "the exact upper bound of a share stays within a cap", planned exactly. Shares are 0 to 1. */
public record ShareTest(double cap, double confidence) {

    private static final long MOST = 1L << 30;

    /** Most events of n that still pass; -1 when not even none does. */
    public long passing(long n) {
        if (Binomials.upper(0, n, confidence) > cap) {
            return -1;
        }
        long low = 0;
        long high = (long) Math.min(n, Math.ceil(cap * n));
        while (low < high) {
            long middle = (low + high + 1) / 2;
            if (Binomials.upper(middle, n, confidence) <= cap) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    /** Chance to pass when the true share is {@code share}. */
    public double power(long n, double share) {
        long passing = n == 0 ? -1 : passing(n);
        if (passing < 0) {
            return 0;
        }
        return share <= 0
                ? 1
                : BinomialDistribution.of(Math.toIntExact(n), Math.min(1, share))
                        .cumulativeProbability((int) passing);
    }

    /** Fewest observations (within 1 %) that pass with the power; -1 when the share is not below the cap. */
    public long needed(double share, double power) {
        if (share >= cap) {
            return -1;
        }
        long high = new SampleSizes(confidence, 0.5).withoutEvent(cap);
        if (share <= 0) {
            return high;
        }
        long low = high - 1;
        while (power(high, share) < power) {
            low = high;
            high *= 2;
            if (high > MOST) {
                return -1;
            }
        }
        while (high - low > Math.max(1, high / 100)) {
            long middle = (low + high) / 2;
            if (power(middle, share) >= power) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return high;
    }

    /** The smallest cap that n observations prove with the power when the true share is {@code share}. */
    public static double provable(long n, double share, double confidence, double power) {
        if (n == 0) {
            return 1;
        }
        long events = share <= 0
                ? 0
                : BinomialDistribution.of(Math.toIntExact(n), Math.min(1, share))
                        .inverseCumulativeProbability(power);
        return Binomials.upper(events, n, confidence);
    }
}
