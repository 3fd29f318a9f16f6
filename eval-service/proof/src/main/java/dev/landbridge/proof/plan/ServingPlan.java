package dev.landbridge.proof.plan;

import dev.landbridge.proof.matrix.MatrixPolicy;
import dev.landbridge.proof.parity.ParityVerdict;
import dev.landbridge.proof.statistics.Binomials;
import org.apache.commons.statistics.distribution.BinomialDistribution;

/** G5: a cell is a smoke test that fails where its few answers show a fault; the plan says how large a fault that is. */
final class ServingPlan {

    private static final int BISECTIONS = 40;

    private final PlanBasis basis;
    private final int cells;

    ServingPlan(PlanBasis basis, int cells) {
        this.basis = basis;
        this.cells = cells;
    }

    GatePlan plan() {
        GateDraft draft = new GateDraft(
                "G5", "cells", "Serving matrix of %d cells".formatted(cells), "generations a cell", "share");
        double cap = basis.size().hardDivergenceCap();
        MatrixPolicy.Size cell = basis.cell().orElse(null);
        if (cell == null) {
            return draft.fixed(
                    new GateDraft.Figures(0, -1, cap, 0, 0),
                    ParityVerdict.INCONCLUSIVE,
                    "The policy asks for no serving matrix at this size.",
                    "Leave the cells out, or use a policy that has one.");
        }
        int decodes = cell.decodes();
        int fault = leastFault(decodes, cap);
        double sound = below(decodes, basis.get(Assumption.HARD_DIVERGENCE_SHARE), fault);
        return draft.plan(
                new GateDraft.Figures(
                        decodes, decodes, cap, shown(decodes, fault), Math.max(0, 1 - cells * (1 - sound))),
                basis.power(),
                "the reference itself diverges too often for so many cells; make it repeatable.");
    }

    /** Fewest hard divergences that a cell fails with. */
    private int leastFault(int decodes, double cap) {
        int events = 1;
        while (events <= decodes && Binomials.lower(events, decodes, basis.confidence()) <= cap) {
            events++;
        }
        return events;
    }

    private static double below(int decodes, double share, int events) {
        return share <= 0
                ? 1
                : BinomialDistribution.of(decodes, Math.min(1, share)).cumulativeProbability(events - 1);
    }

    /** Smallest true share that a cell shows with the power. */
    private double shown(int decodes, int fault) {
        double low = 0;
        double high = 1;
        for (int i = 0; i < BISECTIONS; i++) {
            double middle = (low + high) / 2;
            if (1 - below(decodes, middle, fault) >= basis.power()) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return high;
    }
}
