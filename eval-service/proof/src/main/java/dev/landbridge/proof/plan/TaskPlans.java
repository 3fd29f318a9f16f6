package dev.landbridge.proof.plan;

import dev.landbridge.proof.parity.ParityVerdict;
import dev.landbridge.proof.statistics.SampleSizes;
import dev.landbridge.proof.statistics.Tango;
import dev.landbridge.proof.statistics.TangoPower;
import java.util.ArrayList;
import java.util.List;

/** G4: the loss on tasks within the margin, and the cap on discordance. */
final class TaskPlans {

    private static final GateDraft MARGIN =
            new GateDraft("G4", "margin", "Task loss within the margin", "pairs", "share");

    private static final long SUMMED = 1_000_000;

    private final PlanBasis basis;
    private final long pairs;
    private final double margin;

    TaskPlans(PlanBasis basis) {
        this.basis = basis;
        this.pairs = basis.count(Assumption.TASK_PAIRS);
        this.margin = basis.policy()
                .accuracyLoss(basis.profileName())
                .map(share -> share * basis.get(Assumption.REFERENCE_ACCURACY))
                .orElse(basis.document().tasks().margin());
    }

    double margin() {
        return margin;
    }

    List<GatePlan> plans() {
        if (margin <= 0) {
            return List.of(MARGIN.fixed(
                    new GateDraft.Figures(pairs, -1, margin, 0, 0),
                    ParityVerdict.INCONCLUSIVE,
                    "The reference has nothing right, so no share of it can be kept.",
                    "Choose tasks that the reference can do."));
        }
        List<GatePlan> plans = new ArrayList<>();
        if (basis.assumptions().has(Assumption.SCORE_SPREAD)) {
            plans.add(graded());
        } else {
            plans.add(paired());
            plans.add(discordance());
        }
        return plans;
    }

    /** Var = (omega^2 + 2 sigma^2/K)/n, both sides repeating alike. */
    private GatePlan graded() {
        double item = basis.get(Assumption.ITEM_SPREAD);
        double score = basis.get(Assumption.SCORE_SPREAD);
        double deviation = StrictMath.sqrt(item * item + 2 * score * score / basis.get(Assumption.REPEATS));
        long needed = Math.max(least(), basis.sizes().observations(deviation, margin));
        double error = Math.max(1e-300, deviation / StrictMath.sqrt(pairs));
        double power = pairs < least() ? 0 : basis.sizes().powerAt(margin / error);
        return MARGIN.plan(
                new GateDraft.Figures(pairs, needed, margin, basis.sizes().factor() * error, power),
                basis.power(),
                PlanWords.TASKS);
    }

    /** Pairs below which nothing is proven, however equal they are. */
    private long least() {
        double z = new SampleSizes(basis.confidence(), 0.5).factor();
        return Math.max(basis.size().minTaskPairs(), Tango.pairsNeeded(margin, z));
    }

    private GatePlan paired() {
        double psi = basis.get(Assumption.PSI);
        TangoPower exact = new TangoPower(psi, 0, margin, basis.confidence());
        double power = pairs < least() ? 0 : exact.at((int) pairs);
        double provable =
                pairs == 0 ? Double.POSITIVE_INFINITY : Math.max(basis.sizes().margin(psi, pairs), withoutDifference());
        return MARGIN.plan(
                new GateDraft.Figures(pairs, needed(psi, exact), margin, provable, power),
                basis.power(),
                PlanWords.TASKS);
    }

    /** The formula is the normal approximation; where the exact power can be summed, that decides. */
    private long needed(double psi, TangoPower exact) {
        long needed = Math.max(least(), basis.sizes().pairs(psi, margin));
        while (needed < SUMMED && exact.at((int) needed) < basis.power()) {
            needed += Math.max(1, needed / 100);
        }
        return needed;
    }

    /** The margin that equal pairs alone prove: Tango's bound of 0 of n. */
    private double withoutDifference() {
        return new Tango(0, 0, Math.toIntExact(pairs)).upper(2 * basis.confidence() - 1);
    }

    private GatePlan discordance() {
        double psi = basis.get(Assumption.PSI);
        double cap = basis.document().tasks().discordanceCap();
        if (basis.document().taskQuality() != null) {
            cap = Math.max(cap, basis.document().taskQuality().floorFactor() * psi);
        }
        return new SharePlans(basis)
                .share(
                        new GateDraft("G4", "discordance", "Items whose result differs", "pairs", "share"),
                        pairs,
                        psi,
                        cap,
                        PlanWords.TASKS);
    }
}
