package dev.landbridge.registry.version;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.landbridge.registry.dataset.Dataset;

/** Where a version comes from; everything may be missing for weights made elsewhere. */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Lineage(
        Dataset.Ref dataset, String runId, int attempt, long checkpointStep, String checkpointDigest, String recipe) {
    static final Lineage NONE = new Lineage(null, null, 0, 0, null, null);
}
