package dev.landbridge.eval.evaluation;

import dev.landbridge.eval.job.JobState;
import java.time.Instant;

/**
 * One suite on one deployment or endpoint.
 *
 * @param endpointId null when it was a deployment, as {@code deploymentId} is when it was an endpoint
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
        Instant finishedAt) {

    /** Where the questions come from. */
    public record Dataset(String name, int version, String digest) {}

    static Evaluation of(EvaluationEntity entity) {
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
                entity.finishedAt);
    }
}
