package dev.landbridge.proof.parity;

import dev.landbridge.proof.golden.TaskOutcome;
import dev.landbridge.proof.statistics.Samples;
import java.util.List;

/**
 * One item on both sides.
 *
 * @param reference mean score over all times it was asked, 0 to 1
 * @param target likewise
 * @param referenceVariance of the reference's scores of the item; 0 when it was asked once
 */
record TaskPair(
        TaskOutcome referenceOutcome,
        TaskOutcome targetOutcome,
        double reference,
        double target,
        double referenceVariance) {

    static TaskPair of(TaskOutcome reference, TaskOutcome target) {
        double[] scores = array(reference);
        return new TaskPair(
                reference, target, Samples.mean(scores), Samples.mean(array(target)), Samples.variance(scores));
    }

    private static double[] array(TaskOutcome outcome) {
        return outcome.everyScore().stream().mapToDouble(Double::doubleValue).toArray();
    }

    String task() {
        return referenceOutcome.task();
    }

    /** Items of one passage share it; others stand alone. */
    String cluster() {
        return referenceOutcome.cluster() == null ? referenceOutcome.key() : referenceOutcome.cluster();
    }

    boolean clustered() {
        return referenceOutcome.cluster() != null;
    }

    /** Right and wrong do not say it all: a score between them, or several answers of the target. */
    boolean graded() {
        return targetOutcome.everyScore().size() > 1 || referenceGraded() || broken(targetOutcome.everyScore());
    }

    boolean referenceGraded() {
        return broken(referenceOutcome.everyScore());
    }

    private static boolean broken(List<Double> scores) {
        return scores.stream().anyMatch(score -> score != 0 && score != 1);
    }

    boolean referenceRepeated() {
        return referenceOutcome.everyScore().size() > 1;
    }

    boolean referenceDiffers() {
        List<Double> scores = referenceOutcome.everyScore();
        return scores.size() > 1 && !scores.get(0).equals(scores.get(1));
    }
}
