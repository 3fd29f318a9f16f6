package dev.landbridge.proof.plan;

import dev.landbridge.proof.parity.ParityVerdict;

/** Names of a check, from which its plan is made. */
record GateDraft(String id, String check, String title, String unit, String limitUnit) {

    /** Figures of a check. @param needed negative when no sample is large enough */
    record Figures(long sample, long needed, double limit, double provable, double power) {}

    /** PASS when the sample has the size and the power, else INCONCLUSIVE. @param more how to get a larger sample */
    GatePlan plan(Figures figures, double powerAsked, String more) {
        boolean never = figures.needed() < 0;
        boolean enough = !never && figures.sample() >= figures.needed() && figures.power() >= powerAsked - 0.005;
        return new GatePlan(
                id,
                check,
                title,
                unit,
                figures.sample(),
                never ? null : figures.needed(),
                figures.limit(),
                Double.isFinite(figures.provable()) ? figures.provable() : null,
                limitUnit,
                figures.power(),
                enough ? ParityVerdict.PASS : ParityVerdict.INCONCLUSIVE,
                reason(figures, powerAsked, enough),
                enough ? "" : remedy(figures, never, more));
    }

    private String reason(Figures figures, double powerAsked, boolean enough) {
        if (enough) {
            return "%d %s prove the limit of %s with a power of %s."
                    .formatted(
                            figures.sample(), unit, PlanWords.of(figures.limit()), PlanWords.percent(figures.power()));
        }
        if (figures.needed() < 0) {
            return "What is expected when nothing is wrong does not stay below the limit of %s."
                    .formatted(PlanWords.of(figures.limit()));
        }
        return "%d %s give a power of %s; %s is asked for."
                .formatted(figures.sample(), unit, PlanWords.percent(figures.power()), PlanWords.percent(powerAsked));
    }

    private String remedy(Figures figures, boolean never, String more) {
        if (never) {
            return "No sample is large enough: make the reference repeatable, or choose a profile or a policy with more room.";
        }
        return "Take at least %d %s: %s".formatted(figures.needed(), unit, more);
    }

    /** A plan whose verdict does not depend on the sample. */
    GatePlan fixed(Figures figures, ParityVerdict verdict, String reason, String remedy) {
        return new GatePlan(
                id,
                check,
                title,
                unit,
                figures.sample(),
                null,
                figures.limit(),
                null,
                limitUnit,
                0,
                verdict,
                reason,
                remedy);
    }
}
