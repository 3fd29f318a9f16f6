package dev.landbridge.client.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** What differs between two versions of a model. Nulls mean: not there on that side. */
public record VersionDiff(
        String model,
        int from,
        int to,
        List<FileChange> files,
        List<ValueChange> config,
        List<TensorChange> tensors,
        List<MetricChange> metrics,
        List<EvidenceChange> evidence) {

    /** @param change ADDED, REMOVED or CHANGED */
    public record FileChange(
            String path, String change, String fromSha256, String toSha256, Long fromSize, Long toSize) {}

    /** @param path dotted path within config.json */
    public record ValueChange(String path, JsonNode from, JsonNode to) {}

    public record TensorChange(String name, String change, JsonNode from, JsonNode to) {}

    public record MetricChange(String key, JsonNode from, JsonNode to) {}

    public record EvidenceChange(String kind, JsonNode from, JsonNode to) {}
}
