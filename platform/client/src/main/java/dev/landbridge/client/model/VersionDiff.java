package dev.landbridge.client.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** What differs between two versions of a model. Nulls mean: not there on that side. */
public record VersionDiff(
        int from,
        int to,
        List<FileChange> files,
        List<ValueChange> config,
        List<TensorChange> tensors,
        List<MetricChange> metrics,
        List<EvidenceChange> evidence) {

    /**
     * @param change ADDED, REMOVED, CHANGED, UNCHANGED, or RENAMED for the same bytes under another path
     * @param fromPath the path in the older version
     */
    public record FileChange(
            String path,
            String change,
            String fromPath,
            String fromSha256,
            String toSha256,
            Long fromSize,
            Long toSize) {}

    /** @param path dotted path within config.json */
    public record ValueChange(String path, JsonNode from, JsonNode to) {}

    public record TensorChange(String name, String change, JsonNode from, JsonNode to) {}

    /** Numbers of the training, and scores of evaluations as {@code evaluation.<suite>}. */
    public record MetricChange(String key, Double from, Double to) {}

    /** The newest evidence of a kind and chip. */
    public record EvidenceChange(String kind, Proof from, Proof to) {}

    public record Proof(String verdict, boolean stale, String summary, String referenceId) {
        @Override
        public String toString() {
            return verdict + (stale ? " (stale)" : "");
        }
    }
}
