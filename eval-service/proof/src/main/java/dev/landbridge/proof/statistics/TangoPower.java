package dev.landbridge.proof.statistics;

import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * Exact chance that Tango's test proves a loss below the margin, by summing over all outcomes.
 *
 * @param discordance psi, the share of pairs that differ
 * @param loss true loss, share; 0 at parity
 */
public record TangoPower(double discordance, double loss, double margin, double confidence) {

    private static final double DEVIATIONS = 9;

    public TangoPower {
        if (discordance < Math.abs(loss) || discordance > 1 || margin <= 0) {
            throw new IllegalArgumentException("psi %s, loss %s, margin %s".formatted(discordance, loss, margin));
        }
    }

    public double at(int pairs) {
        double critical = -NormalDistribution.of(0, 1).inverseCumulativeProbability(confidence);
        if (discordance == 0) {
            return new Tango(0, 0, pairs).z(margin) <= critical ? 1 : 0;
        }
        BinomialDistribution differing = BinomialDistribution.of(pairs, discordance);
        double lostShare = (discordance + loss) / 2 / discordance;
        double spread = DEVIATIONS * StrictMath.sqrt(pairs * discordance) + DEVIATIONS;
        int first = (int) Math.max(0, pairs * discordance - spread);
        int last = (int) Math.min(pairs, pairs * discordance + spread);
        double power = 0;
        int lost = -1;
        for (int d = first; d <= last; d++) {
            lost = mostLost(d, pairs, lost, critical);
            if (lost >= 0) {
                power += differing.probability(d) * cumulative(d, lostShare, lost);
            }
        }
        return Math.min(1, power);
    }

    private static double cumulative(int trials, double share, int most) {
        return trials == 0 ? 1 : BinomialDistribution.of(trials, share).cumulativeProbability(most);
    }

    /** The most lost pairs among d that still pass; it grows by at most one from one d to the next. */
    private int mostLost(int d, int pairs, int before, double critical) {
        int lost = Math.min(d, before + 1);
        if (before < 0) {
            lost = d;
        }
        while (lost >= 0 && new Tango(lost, d - lost, pairs).z(margin) > critical) {
            lost--;
        }
        return lost;
    }
}
