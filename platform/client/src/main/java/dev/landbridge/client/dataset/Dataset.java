package dev.landbridge.client.dataset;

import com.fasterxml.jackson.databind.JsonNode;
import dev.landbridge.client.model.FileRef;
import java.time.Instant;
import java.util.List;

/** One version of a dataset. */
public record Dataset(
        String id,
        String name,
        int version,
        String team,
        String description,
        String digest,
        List<Split> splits,
        JsonNode rowSchema,
        JsonNode provenance,
        Instant createdAt,
        String createdBy,
        List<Use> usedBy) {

    /** A part of the rows, in a JSONL file. */
    public record Split(String name, long rows, FileRef file) {}

    /** A model version that was trained on it. */
    public record Use(String model, int version) {}

    /** Some rows of a split and how many it has. */
    public record Rows(List<JsonNode> items, long total) {}
}
