package dev.landbridge.eval.evaluation;

import dev.landbridge.eval.job.JobState;
import java.time.Instant;
import java.util.List;

/**
 * One suite on one deployment or endpoint.
 *
 * @param endpointId null when it was a deployment, as {@code deploymentId} is when it was an endpoint
 * @param source {@code landbridge}, or {@code lm-eval} for what was imported
 * @param results of tasks; empty for the held-out suite
 * @param limit documents a task at most; 0 for all
 * @param failedRequests documents that got no answer; they are scored as wrong
 * @param cached requests that were not sent because the answer was known
 * @param latencyMs null until it has ended, and for the held-out suite
 * @param etaSeconds null when it does not run
 * @param standardError sample standard deviation over the square root of n; null until it has ended
 */
public record Evaluation(
        String id,
        String model,
        int version,
        String versionId,
        String deploymentId,
        String endpointId,
        String suite,
        JobState state,
        double progress,
        String message,
        int n,
        int correct,
        Double exactMatch,
        Double standardError,
        Dataset dataset,
        Instant createdAt,
        String createdBy,
        Instant finishedAt,
        String source,
        List<ScoreTable.Score> results,
        List<ScoreTable.Score> groups,
        List<ScoreTable.TaskFacts> tasks,
        int limit,
        int failedRequests,
        int retries,
        int cached,
        Tokens tokens,
        Latency latencyMs,
        Integer etaSeconds) {

    /** Tokens that the endpoint counted. */
    public record Tokens(long prompt, long completion) {}

    /** Time in requests of one document, in milliseconds. */
    public record Latency(double p50, double p95) {}

    /** Where the questions come from. */
    public record Dataset(String name, int version, String digest) {}

    static Evaluation of(EvaluationEntity entity) {
        ScoreTable scores = ScoreTable.read(entity.scores);
        return new Evaluation(
                entity.id,
                entity.model,
                entity.modelVersion,
                entity.modelVersionId,
                entity.deploymentId,
                entity.endpointId,
                entity.suite,
                entity.state,
                entity.progress,
                entity.message,
                entity.n,
                entity.correct,
                entity.exactMatch,
                entity.standardError,
                entity.datasetName == null
                        ? null
                        : new Dataset(entity.datasetName, entity.datasetVersion, entity.datasetDigest),
                entity.createdAt,
                entity.createdBy,
                entity.finishedAt,
                entity.source,
                scores.results(),
                scores.groups(),
                scores.tasks(),
                entity.itemLimit,
                entity.failedRequests,
                entity.retries,
                entity.cached,
                new Tokens(entity.promptTokens, entity.completionTokens),
                entity.latencyP50 == null ? null : new Latency(entity.latencyP50, entity.latencyP95),
                entity.etaSeconds);
    }
}
