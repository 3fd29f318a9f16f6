package dev.landbridge.registry.diff;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import dev.landbridge.registry.version.ModelVersion;
import java.util.List;

/** What changed from one version of a model to another; a side that has no such thing is null. */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record VersionDiff(
        int from,
        int to,
        List<FileChange> files,
        List<ConfigChange> config,
        List<TensorChange> tensors,
        List<MetricChange> metrics,
        List<EvidenceChange> evidence) {

    public enum Change {
        ADDED,
        REMOVED,
        CHANGED,
        /** The same bytes under another path; {@code path} is the new one. */
        RENAMED,
        UNCHANGED
    }

    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record FileChange(
            String path,
            Change change,
            String fromPath,
            String fromSha256,
            String toSha256,
            Long fromSize,
            Long toSize) {}

    /** A leaf of config.json; {@code path} joins the names with dots. A list is one leaf. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record ConfigChange(String path, JsonNode from, JsonNode to) {}

    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record TensorChange(String name, Change change, ModelVersion.Tensor from, ModelVersion.Tensor to) {}

    /** Training facts that are numbers, and scores of evaluations as {@code evaluation.<suite>}. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record MetricChange(String key, Double from, Double to) {}

    /** The newest evidence of a kind and chip. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record EvidenceChange(String kind, Proof from, Proof to) {}

    public record Proof(String verdict, boolean stale, String summary, String referenceId) {}
}
