package dev.landbridge.proof.plan;

import dev.landbridge.proof.parity.ParityVerdict;
import dev.landbridge.proof.statistics.ShareTest;
import java.util.ArrayList;
import java.util.List;

/** The checks that bound a share: health, first choices, tail, hard divergence. */
final class SharePlans {

    private final PlanBasis basis;

    SharePlans(PlanBasis basis) {
        this.basis = basis;
    }

    GatePlan health() {
        long generations =
                basis.count(Assumption.DECODES) + basis.count(Assumption.TASK_PAIRS) * basis.count(Assumption.REPEATS);
        double cap = basis.size().garbageCap();
        long needed = Math.max(basis.size().minGenerations(), (long) Math.ceil(3 / cap - 1e-9));
        double provable = generations == 0 ? Double.POSITIVE_INFINITY : Math.min(1, 3.0 / generations);
        return new GateDraft("G1", "health", "No garbage (rule of three)", "generations", "share")
                .plan(
                        new GateDraft.Figures(generations, needed, cap, provable, generations >= needed ? 1 : 0),
                        basis.power(),
                        PlanWords.TASKS);
    }

    List<GatePlan> positions() {
        List<GatePlan> plans = new ArrayList<>();
        double flips = basis.assumptions().expectedFlips();
        double limit = Math.max(
                basis.profile().rawFlipCap(), basis.document().top1().floorFactor() * basis.get(Assumption.FLIP_SHARE));
        plans.add(position(new Check("G2d", "flips", "First choices that differ"), flips, limit));
        plans.add(position(
                new Check("G2d", "confident_flips", "First choices that differ where the reference was sure"),
                basis.get(Assumption.CONFIDENT_FLIP_SHARE),
                basis.size().confidentFlipCap()));
        if (basis.size().tailShare() != null) {
            plans.add(position(
                    new Check("G2e", "tail", "Positions above the limit of the tail"),
                    basis.get(Assumption.TAIL_SHARE),
                    basis.size().tailShare()));
        }
        plans.add(probability());
        return plans;
    }

    private record Check(String id, String name, String title) {}

    private GatePlan position(Check check, double share, double cap) {
        return share(
                new GateDraft(check.id(), check.name(), check.title(), "positions", "share"),
                basis.assumptions().positions(),
                share,
                cap,
                PlanWords.PROMPTS);
    }

    private GatePlan probability() {
        double rms = basis.get(Assumption.RMS_DELTA_P);
        double cap = basis.profile().rmsProbabilityCap();
        GateDraft draft =
                new GateDraft("G2e", "probability", "Error of the actual token's probability", "positions", "share");
        GateDraft.Figures figures =
                new GateDraft.Figures(basis.assumptions().positions(), 1, cap, rms, rms <= cap ? 1 : 0);
        return rms <= cap
                ? draft.plan(figures, basis.power(), "")
                : draft.fixed(
                        figures,
                        ParityVerdict.FAIL,
                        "The reference's own error is above the cap.",
                        "Serve the reference deterministically, or choose a profile with more room.");
    }

    GatePlan decodes() {
        long decodes = basis.count(Assumption.DECODES);
        GatePlan plan = share(
                new GateDraft("G3", "hard_divergence", "Continuations that diverge for real", "generations", "share"),
                decodes,
                basis.get(Assumption.HARD_DIVERGENCE_SHARE),
                basis.size().hardDivergenceCap(),
                PlanWords.DECODES);
        return atLeast(plan, basis.size().minDecodes());
    }

    /** The policy asks for a number of its own. */
    private GatePlan atLeast(GatePlan plan, long least) {
        if (plan.needed() == null || plan.needed() >= least) {
            return plan;
        }
        return new GateDraft(plan.id(), plan.check(), plan.title(), plan.unit(), plan.limitUnit())
                .plan(
                        new GateDraft.Figures(
                                plan.sample(),
                                least,
                                plan.limit(),
                                plan.provable(),
                                plan.sample() >= least ? plan.power() : 0),
                        basis.power(),
                        PlanWords.DECODES);
    }

    GatePlan share(GateDraft draft, long sample, double share, double cap, String more) {
        ShareTest test = new ShareTest(cap, basis.confidence());
        return draft.plan(
                new GateDraft.Figures(
                        sample,
                        test.needed(share, basis.power()),
                        cap,
                        ShareTest.provable(sample, share, basis.confidence(), basis.power()),
                        test.power(sample, share)),
                basis.power(),
                more);
    }
}
