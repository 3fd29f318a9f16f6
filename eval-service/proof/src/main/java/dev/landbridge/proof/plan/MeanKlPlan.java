package dev.landbridge.proof.plan;

import dev.landbridge.proof.parity.ParityVerdict;
import dev.landbridge.proof.statistics.LogNormalMean;
import dev.landbridge.proof.statistics.SampleSizes;

/** G2a: upper bound of the mean KL when prompts are log-normal with the spread of the reference. */
final class MeanKlPlan {

    private static final GateDraft DRAFT =
            new GateDraft("G2a", "mean_kl", "Mean KL within the limit", "prompts", "nats a token");
    private static final long MOST = 1L << 22;

    private final PlanBasis basis;
    private final SampleSizes sizes;
    private final double kl;
    private final double variance;
    private final double limit;

    MeanKlPlan(PlanBasis basis) {
        this.basis = basis;
        this.sizes = basis.sizes();
        this.kl = basis.get(Assumption.TARGET_KL);
        double spread = basis.get(Assumption.KL_LOG_SPREAD);
        this.variance = spread * spread;
        double floor = basis.get(Assumption.FLOOR_KL);
        double byFloor = basis.document().kl().floorFactor() * floor;
        this.limit =
                Math.min(basis.profile().tauHard(), Math.max(basis.profile().tauGreen(), byFloor));
    }

    GatePlan plan() {
        long prompts = basis.count(Assumption.PROMPTS);
        GateDraft.Figures figures = new GateDraft.Figures(prompts, needed(), limit, provable(prompts), power(prompts));
        if (basis.get(Assumption.FLOOR_KL) > basis.profile().tauHard()) {
            return DRAFT.fixed(
                    figures,
                    ParityVerdict.INVALID,
                    "The reference disagrees with itself by more than any target may.",
                    "Serve the reference deterministically, or choose a profile with more room.");
        }
        if (kl > limit) {
            return DRAFT.fixed(
                    figures,
                    ParityVerdict.FAIL,
                    "A sound target is expected above the limit.",
                    "Choose the profile of the target's numerics.");
        }
        return DRAFT.plan(figures, basis.power(), PlanWords.PROMPTS);
    }

    double power(long prompts) {
        if (kl <= 0) {
            return 1;
        }
        if (prompts < 2) {
            return 0;
        }
        double logarithms = sizes.powerAt(z() + (StrictMath.log(limit / kl) - bound(prompts)) / deviation(prompts));
        return Math.min(logarithms, sizes.powerAt((limit - kl) / standardError(prompts)));
    }

    private double z() {
        return new SampleSizes(basis.confidence(), 0.5).factor();
    }

    private double bound(long prompts) {
        return LogNormalMean.recoveredSpread(variance, (int) prompts, basis.confidence());
    }

    /** Standard deviation of the estimate m + s^2/2. */
    private double deviation(long prompts) {
        return Math.max(1e-12, StrictMath.sqrt(variance / prompts + variance * variance / (2.0 * (prompts - 1))));
    }

    private double standardError(long prompts) {
        return Math.max(1e-300, kl * StrictMath.sqrt(StrictMath.expm1(variance) / prompts));
    }

    private double provable(long prompts) {
        if (kl <= 0) {
            return basis.profile().logFloor();
        }
        if (prompts < 2) {
            return Double.POSITIVE_INFINITY;
        }
        double beta = sizes.factor() - z();
        return Math.max(
                kl * StrictMath.exp(bound(prompts) + beta * deviation(prompts)),
                kl + sizes.factor() * standardError(prompts));
    }

    private long needed() {
        long least = basis.size().minPrompts();
        if (kl >= limit) {
            return -1;
        }
        long high = Math.max(2, least);
        if (power(high) >= basis.power()) {
            return high;
        }
        long low = high;
        while (power(high) < basis.power()) {
            low = high;
            high *= 2;
            if (high > MOST) {
                return -1;
            }
        }
        while (high - low > 1) {
            long middle = (low + high) / 2;
            if (power(middle) >= basis.power()) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return high;
    }
}
