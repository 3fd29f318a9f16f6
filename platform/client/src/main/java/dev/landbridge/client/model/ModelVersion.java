package dev.landbridge.client.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Immutable weights with everything that belongs to them.
 *
 * @param digest root digest over the files, lower-case hex
 * @param size bytes of all files
 * @param card Markdown; null in listings
 * @param config config.json as it is, or null
 * @param parameters elements of all tensors
 */
public record ModelVersion(
        String id,
        String model,
        int version,
        String team,
        String status,
        String description,
        String digest,
        long size,
        List<FileRef> files,
        String card,
        JsonNode config,
        long parameters,
        List<Tensor> tensors,
        Origin lineage,
        Map<String, String> facts,
        Map<String, String> tags,
        List<String> aliases,
        Instant createdAt,
        String createdBy) {

    /** A tensor as the safetensors header names it. */
    public record Tensor(String name, String dtype, List<Long> shape) {}

    /** What the version was made of; every part may be null or 0. */
    public record Origin(
            DatasetRef dataset,
            String runId,
            int attempt,
            long checkpointStep,
            String checkpointDigest,
            String recipe) {}

    public record DatasetRef(String name, int version, String digest) {}

    /**
     * Wish for a version made of content that is on the server.
     *
     * @param lineage may be null
     * @param facts short texts about the version, shown on its card
     */
    public record Wish(List<FileRef> files, Origin lineage, Map<String, String> facts) {}
}
