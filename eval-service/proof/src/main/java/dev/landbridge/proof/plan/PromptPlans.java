package dev.landbridge.proof.plan;

import dev.landbridge.proof.parity.ParityVerdict;
import java.util.ArrayList;
import java.util.List;

/** The checks of G2 whose unit is the prompt: size, KL, ratio to the floor, signed shift, slope. */
final class PromptPlans {

    private final PlanBasis basis;
    private final long prompts;

    PromptPlans(PlanBasis basis) {
        this.basis = basis;
        this.prompts = basis.count(Assumption.PROMPTS);
    }

    List<GatePlan> plans() {
        List<GatePlan> plans = new ArrayList<>();
        plans.add(positions());
        plans.add(new MeanKlPlan(basis).plan());
        if (basis.document().kl().floorFactor() * basis.get(Assumption.FLOOR_KL)
                > basis.profile().tauGreen()) {
            plans.add(floorRatio());
        }
        plans.add(shift());
        plans.add(slope());
        return plans;
    }

    private GatePlan positions() {
        double least = basis.size().minMeanPositions();
        double mean = basis.get(Assumption.POSITIONS_PER_PROMPT);
        return new GateDraft("G2", "positions", "Length of the prompts", "positions a prompt", "positions")
                .plan(
                        new GateDraft.Figures((long) mean, (long) Math.ceil(least), least, mean, mean >= least ? 1 : 0),
                        basis.power(),
                        "use longer prompts; the policy asks for them.");
    }

    /** Two replicates of equal noise: the logarithm of their ratio spreads at most by the root of 2 times that of one. */
    private GatePlan floorRatio() {
        double kappa = basis.document().kl().floorFactor();
        double floor = basis.get(Assumption.FLOOR_KL);
        double ratio = floor <= 0 ? 1 : Math.max(1, basis.get(Assumption.TARGET_KL) / floor);
        return logRatio(
                new GateDraft("G2b", "floor_ratio", "KL against the noise floor", "prompts", "ratio"),
                StrictMath.sqrt(2) * basis.get(Assumption.KL_LOG_SPREAD),
                ratio,
                kappa);
    }

    private GatePlan slope() {
        return logRatio(
                new GateDraft("G2f", "slope", "Growth along the prompt", "prompts", "ratio"),
                basis.get(Assumption.SLOPE_SPREAD),
                1,
                basis.document().slope().limit());
    }

    private GatePlan logRatio(GateDraft draft, double deviation, double truth, double limit) {
        double room = StrictMath.log(limit / truth);
        double error = Math.max(1e-12, deviation / StrictMath.sqrt(prompts));
        long needed = room <= 0
                ? -1
                : Math.max(basis.size().minPrompts(), basis.sizes().observations(deviation, room));
        return draft.plan(
                new GateDraft.Figures(
                        prompts,
                        needed,
                        limit,
                        truth * StrictMath.exp(basis.sizes().factor() * error),
                        basis.sizes().powerAt(room / error)),
                basis.power(),
                PlanWords.PROMPTS);
    }

    private GatePlan shift() {
        GateDraft draft = new GateDraft("G2c", "nll_shift", "Signed NLL shift", "prompts", "nats a token");
        double limit = basis.profile().deltaNll();
        double shift = basis.get(Assumption.NLL_SHIFT);
        double deviation = basis.get(Assumption.NLL_SPREAD);
        double error = Math.max(1e-300, deviation / StrictMath.sqrt(prompts));
        double provable = shift + basis.sizes().factor() * error;
        double power = basis.sizes().powerAt((limit - shift) / error);
        if (shift >= limit) {
            return draft.fixed(
                    new GateDraft.Figures(prompts, -1, limit, provable, power),
                    ParityVerdict.FAIL,
                    "The reference shifts against itself by more than the limit.",
                    "Find what differs between its two replicates before a target is judged.");
        }
        long needed = Math.max(basis.size().minPrompts(), basis.sizes().observations(deviation, limit - shift));
        return draft.plan(
                new GateDraft.Figures(prompts, needed, limit, provable, power), basis.power(), PlanWords.PROMPTS);
    }
}
