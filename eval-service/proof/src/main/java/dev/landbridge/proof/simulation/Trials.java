package dev.landbridge.proof.simulation;

import dev.landbridge.proof.simulation.SimulationRow.Claim;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Predicate;

/** Repeats an experiment and counts; each experiment gets random numbers of its own. */
final class Trials {

    static final double ALPHA = 0.05;

    private final SplittableRandom seeds;
    private final int usual;
    private final List<SimulationRow> rows = new ArrayList<>();

    /** @param usual number of repetitions */
    Trials(long seed, int usual) {
        this.seeds = new SplittableRandom(seed);
        this.usual = usual;
    }

    /** A gate, and what happens to it. @param published empty when there is no figure to compare with */
    record Case(String gate, String scenario, String published) {}

    void atMostAlpha(Case one, Predicate<SplittableRandom> passes) {
        add(one, Claim.AT_MOST, ALPHA, usual, passes);
    }

    void atLeast(Case one, double promised, Predicate<SplittableRandom> passes) {
        add(one, Claim.AT_LEAST, promised, usual, passes);
    }

    void figure(Case one, Predicate<SplittableRandom> passes) {
        add(one, Claim.NONE, null, usual, passes);
    }

    void add(Case one, Claim claim, Double promised, int trials, Predicate<SplittableRandom> passes) {
        SplittableRandom random = seeds.split();
        int hits = 0;
        for (int trial = 0; trial < trials; trial++) {
            hits += passes.test(random) ? 1 : 0;
        }
        rows.add(new SimulationRow(one.gate(), one.scenario(), claim, promised, hits, trials, one.published()));
    }

    List<SimulationRow> rows() {
        return List.copyOf(rows);
    }
}
