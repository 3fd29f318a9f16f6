package dev.landbridge.registry.version;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A version without what can be long: files, configuration and tensors. */
public record VersionSummary(
        String id,
        String model,
        int version,
        String status,
        String runId,
        Instant createdAt,
        String createdBy,
        Instant updatedAt,
        String description,
        Origin origin,
        List<String> aliases,
        Map<String, String> tags) {

    VersionSummary with(List<String> names, Map<String, String> words) {
        return new VersionSummary(
                id, model, version, status, runId, createdAt, createdBy, updatedAt, description, origin, names, words);
    }

    static VersionSummary of(ModelVersion version) {
        return new VersionSummary(
                version.id(),
                version.model(),
                version.version(),
                version.status(),
                version.lineage().runId(),
                version.createdAt(),
                version.createdBy(),
                version.updatedAt(),
                version.description(),
                version.origin(),
                version.aliases(),
                version.tags());
    }
}
