package dev.landbridge.client.proof;

import java.time.Instant;

/**
 * How well a deployment or endpoint answers a suite; the figures are shares from 0 to 1, null until it has finished.
 *
 * @param progress 0 to 1
 */
public record Evaluation(
        String id,
        String model,
        Integer version,
        String versionId,
        String deploymentId,
        String endpointId,
        String suite,
        String state,
        double progress,
        String message,
        int n,
        int correct,
        Double exactMatch,
        Double standardError,
        Instant createdAt,
        String createdBy,
        Instant finishedAt)
        implements Job {

    /**
     * Wish for an evaluation of a deployment or an endpoint; the other one is null.
     *
     * @param limit items at most, or null for all
     */
    public record Wish(
            String model, Integer version, String deploymentId, String endpointId, String suite, Integer limit) {
        public static Wish of(String deploymentId, String suite) {
            return new Wish(null, null, deploymentId, null, suite, null);
        }
    }

    /** One question and its answer. */
    public record Sample(
            int index,
            String question,
            String prompt,
            String expected,
            String answer,
            String reasoning,
            String output,
            boolean correct,
            String finishReason,
            Integer promptTokens,
            Integer completionTokens,
            Long latencyMs) {}
}
