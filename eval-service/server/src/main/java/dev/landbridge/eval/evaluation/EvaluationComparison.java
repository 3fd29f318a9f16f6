package dev.landbridge.eval.evaluation;

import java.util.List;

/**
 * Two evaluations over the same questions. Differences are candidate less baseline.
 *
 * @param pooled all tasks together; null where right and wrong have no meaning
 */
public record EvaluationComparison(
        String baseline,
        String candidate,
        List<Task> tasks,
        Task pooled,
        Sides<Evaluation.Tokens> tokens,
        Sides<Evaluation.Latency> latencyMs) {

    /** A figure of both. */
    public record Sides<T>(T baseline, T candidate) {}

    /**
     * One task.
     *
     * @param n questions that both answered
     * @param invalidPairs questions that only one was asked
     * @param ciLow end of the 95 % interval of the difference: Tango's score interval for right and wrong, Student's t
     *     for graded metrics
     * @param lost questions that the baseline had right and the candidate wrong; null for graded metrics
     * @param mcNemarP exact, two-sided; null for graded metrics
     */
    public record Task(
            String task,
            String metric,
            String filter,
            int n,
            int invalidPairs,
            double baseline,
            double candidate,
            double difference,
            double ciLow,
            double ciHigh,
            Integer lost,
            Integer won,

            @com.fasterxml.jackson.annotation.JsonProperty("mcnemar_p")
            Double mcNemarP,

            NonInferior nonInferior) {}

    /**
     * Whether the candidate is proven to lose less than the margin, at the level of 5 %.
     *
     * @param margin share, for example 0.02
     * @param z of the loss against the margin; below -1.645 is proof
     * @param verdict PASS, INCONCLUSIVE, or FAIL when the loss is proven to be larger
     */
    public record NonInferior(double margin, double z, String verdict) {}
}
