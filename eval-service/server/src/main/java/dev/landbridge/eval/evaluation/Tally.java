package dev.landbridge.eval.evaluation;

import dev.landbridge.eval.capture.CaptureStore;
import dev.landbridge.eval.capture.CapturedItem;
import dev.landbridge.harness.run.TaskResult;
import dev.landbridge.proof.statistics.Samples;
import java.util.ArrayList;
import java.util.List;

/**
 * Documents that are right under the first filter of their task.
 *
 * @param share of the documents for which right and wrong have a meaning; null when there is none
 * @param standardError of the share
 */
record Tally(int documents, int correct, Double share, Double standardError) {

    static Tally of(List<TaskResult> results, CaptureStore captures, String evaluation) {
        int documents = 0;
        List<Double> right = new ArrayList<>();
        for (TaskResult result : results) {
            documents += result.scored();
            captures.all(evaluation, EvaluationSamples.part(result.task().task())).stream()
                    .limit(result.scored())
                    .map(CapturedItem::correct)
                    .filter(correct -> correct != null)
                    .forEach(correct -> right.add(correct ? 1.0 : 0.0));
        }
        double[] scores = right.stream().mapToDouble(Double::doubleValue).toArray();
        int correct = (int) Math.round(java.util.Arrays.stream(scores).sum());
        return scores.length < 2
                ? new Tally(documents, correct, null, null)
                : new Tally(documents, correct, Samples.mean(scores), Samples.standardError(scores));
    }
}
