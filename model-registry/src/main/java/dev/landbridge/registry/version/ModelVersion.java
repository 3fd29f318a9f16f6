package dev.landbridge.registry.version;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import dev.landbridge.registry.blob.FileRef;
import dev.landbridge.registry.evidence.EvidenceSubject;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Immutable weights with everything that belongs to them.
 *
 * @param digest root digest over the files
 * @param size bytes of all files
 * @param card Markdown, computed at read time; null in listings
 * @param config the parsed config.json, or null
 * @param parameters elements of all tensors
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record ModelVersion(
        String id,
        String model,
        int version,
        String team,
        String status,
        String digest,
        long size,
        List<FileRef> files,
        String card,
        JsonNode config,
        long parameters,
        List<Tensor> tensors,
        Lineage lineage,
        Map<String, String> facts,
        List<String> aliases,
        Instant createdAt,
        String createdBy,
        Instant updatedAt,
        String description,
        Origin origin,
        Map<String, String> tags) {

    /** One tensor of the safetensors files. */
    public record Tensor(String name, String dtype, List<Long> shape) {}

    public EvidenceSubject subject() {
        return new EvidenceSubject(
                team,
                model,
                version,
                digest,
                BoundFiles.TOKENIZER.digest(files),
                BoundFiles.CHAT_TEMPLATE.digest(files));
    }

    public VersionSummary summary() {
        return VersionSummary.of(this);
    }

    ModelVersion withCard(String markdown) {
        return new ModelVersion(
                id,
                model,
                version,
                team,
                status,
                digest,
                size,
                files,
                markdown,
                config,
                parameters,
                tensors,
                lineage,
                facts,
                aliases,
                createdAt,
                createdBy,
                updatedAt,
                description,
                origin,
                tags);
    }
}
