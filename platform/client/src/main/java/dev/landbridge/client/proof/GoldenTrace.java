package dev.landbridge.client.proof;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/**
 * What the reference computes for a set of prompts.
 *
 * @param digest over its files, once it has finished
 * @param positions tokens whose distribution is recorded, {@code topK} entries each
 */
public record GoldenTrace(
        String id,
        String model,
        Integer version,
        String versionId,
        String deploymentId,
        String state,
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
        Instant finishedAt)
        implements Job {

    /**
     * @param deploymentId the reference
     * @param prompts to score at most; null for what the installation takes
     */
    public record Wish(String deploymentId, Integer prompts) {
        public Wish(String deploymentId) {
            this(deploymentId, null);
        }
    }
}
