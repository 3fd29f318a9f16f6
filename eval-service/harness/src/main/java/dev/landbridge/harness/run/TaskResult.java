package dev.landbridge.harness.run;

import dev.landbridge.harness.task.TaskConfig;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Scores of one task.
 *
 * @param scores by {@code metric,filter}
 * @param documents that the dataset has
 * @param failed documents that got no answer
 */
public record TaskResult(
        TaskConfig task,
        Map<String, Score> scores,
        Map<String, Boolean> higherIsBetter,
        int documents,
        int scored,
        int failed,
        List<Sample> samples) {

    /** @param standardError empty where there is no estimate */
    public record Score(double value, OptionalDouble standardError) {}
}
