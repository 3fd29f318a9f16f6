package dev.landbridge.proof.simulation;

import dev.landbridge.proof.golden.TaskOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Task items whose true loss and discordance are known. */
final class SimulatedTasks {

    record Sides(List<TaskOutcome> reference, List<TaskOutcome> target) {}

    private final SplittableRandom random;
    private final int items;

    SimulatedTasks(SplittableRandom random, int items) {
        this.random = random;
        this.items = items;
    }

    /** Right or wrong; the reference has 4 of 5 of the equal pairs right. */
    Sides paired(double psi, double loss) {
        List<TaskOutcome> reference = new ArrayList<>();
        List<TaskOutcome> target = new ArrayList<>();
        for (int i = 0; i < items; i++) {
            double draw = random.nextDouble();
            boolean lost = draw < (psi + loss) / 2;
            boolean won = !lost && draw < psi;
            boolean right = lost || !won && random.nextDouble() < 0.8;
            reference.add(outcome(i, right));
            target.add(outcome(i, won || right && !lost));
        }
        return new Sides(reference, target);
    }

    /** Scores between 0 and 1; the loss falls on few items, as a broken format does. */
    Sides graded(double loss) {
        List<TaskOutcome> reference = new ArrayList<>();
        List<TaskOutcome> target = new ArrayList<>();
        for (int i = 0; i < items; i++) {
            double score = 0.5 + 0.4 * random.nextDouble();
            double noise = 0.1 * (random.nextDouble() - 0.5);
            double lost = random.nextDouble() < 0.1 ? 10 * loss : 0;
            reference.add(outcome(i, true).withScores(List.of(score)));
            target.add(outcome(i, true).withScores(List.of(score + noise - lost)));
        }
        return new Sides(reference, target);
    }

    private static TaskOutcome outcome(int index, boolean correct) {
        String id = Integer.toString(index);
        return new TaskOutcome("simulated", "none", id, id, id, id, "answer " + id, correct, "stop", 12);
    }
}
