package dev.landbridge.eval.goldentrace;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.landbridge.eval.job.JobState;
import dev.landbridge.proof.ProofJson;
import java.time.Instant;

/**
 * The reference side of parity runs.
 *
 * @param digest SHA-256 of the manifest; null until it has been captured
 */
public record GoldenTrace(
        String id,
        String model,
        int version,
        String versionId,
        String deploymentId,
        JobState state,
        double progress,
        String message,
        String digest,
        int prompts,
        long positions,
        int topK,
        JsonNode environment,
        JsonNode files,
        Instant createdAt,
        String createdBy,
        Instant finishedAt) {

    static GoldenTrace of(GoldenTraceEntity entity) {
        return new GoldenTrace(
                entity.id,
                entity.model,
                entity.modelVersion,
                entity.modelVersionId,
                entity.deploymentId,
                entity.state,
                entity.progress,
                entity.message,
                entity.digest,
                entity.prompts,
                entity.positions,
                entity.topK,
                json(entity.environment),
                json(entity.files),
                entity.createdAt,
                entity.createdBy,
                entity.finishedAt);
    }

    private static JsonNode json(String text) {
        try {
            return text == null ? null : ProofJson.tree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("stored JSON is unreadable", e);
        }
    }
}
