package dev.landbridge.proof.plan;

/** G5: each cell of the serving matrix is a run of smoke size; all of them have to pass. */
final class ServingPlan {

    private final PlanBasis basis;
    private final int cells;

    ServingPlan(PlanBasis basis, int cells) {
        this.basis = basis;
        this.cells = cells;
    }

    GatePlan plan() {
        PlanBasis cell = basis.smokeCell();
        long generations = basis.smoke().minDecodes();
        double cap = basis.smoke().hardDivergenceCap();
        double kl = new MeanKlPlan(cell).power(basis.smoke().minPrompts());
        GatePlan decodes = new SharePlans(cell).decodes();
        double one = Math.min(kl, decodes.power());
        return new GateDraft(
                        "G5", "cells", "Serving matrix of %d cells".formatted(cells), "generations a cell", "share")
                .plan(
                        new GateDraft.Figures(
                                generations,
                                decodes.needed() == null ? -1 : Math.max(generations, decodes.needed()),
                                cap,
                                decodes.provable() == null ? Double.POSITIVE_INFINITY : decodes.provable(),
                                Math.max(0, 1 - cells * (1 - one))),
                        basis.power(),
                        "use more continuations in each cell, or fewer cells.");
    }
}
