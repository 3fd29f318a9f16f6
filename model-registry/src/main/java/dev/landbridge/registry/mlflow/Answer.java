package dev.landbridge.registry.mlflow;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.landbridge.registry.artifact.Artifact;
import dev.landbridge.registry.artifact.ArtifactPath;
import dev.landbridge.registry.model.Model;
import dev.landbridge.registry.version.VersionSummary;
import java.util.List;
import java.util.Map;

/** The objects of MLflow's registry and artifact protocols. Times are milliseconds since 1970. */
final class Answer {
    private Answer() {}

    record Tag(String key, String value) {}

    record Alias(String alias, String version) {}

    record Error(String errorCode, String message) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record RegisteredModel(
            String name,
            long creationTimestamp,
            long lastUpdatedTimestamp,
            String userId,
            String description,
            List<ModelVersion> latestVersions,
            List<Tag> tags,
            List<Alias> aliases) {

        static RegisteredModel of(Model model, List<VersionSummary> latest) {
            return new RegisteredModel(
                    model.name(),
                    model.createdAt().toEpochMilli(),
                    model.updatedAt().toEpochMilli(),
                    model.createdBy(),
                    model.description(),
                    latest.stream().map(ModelVersion::of).toList(),
                    Answer.tags(model.tags()),
                    model.aliases().stream()
                            .map(alias -> new Alias(alias.name(), String.valueOf(alias.version())))
                            .toList());
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ModelVersion(
            String name,
            String version,
            long creationTimestamp,
            long lastUpdatedTimestamp,
            String userId,
            String currentStage,
            String description,
            String source,
            String runId,
            String status,
            List<Tag> tags,
            String runLink,
            List<String> aliases,
            String modelId) {

        static ModelVersion of(VersionSummary version) {
            String source = version.origin().source();
            return new ModelVersion(
                    version.model(),
                    String.valueOf(version.version()),
                    version.createdAt().toEpochMilli(),
                    version.updatedAt().toEpochMilli(),
                    version.createdBy(),
                    Stage.of(version).label(),
                    version.description(),
                    source == null ? ArtifactTree.uri(version.model(), version.version()) : source,
                    version.runId() == null ? "" : version.runId(),
                    version.status(),
                    Answer.tags(version.tags()),
                    version.origin().runLink(),
                    version.aliases(),
                    version.origin().loggedModelId());
        }
    }

    /** Where a part of a file is to be sent. */
    record Credential(String url, int partNumber, Map<String, String> headers) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record File(String path, boolean isDir, Long fileSize) {
        static File of(Artifact artifact, ArtifactPath directory) {
            return new File(
                    artifact.below(directory.text()),
                    artifact.directory(),
                    artifact.directory() ? null : artifact.size());
        }
    }

    private static List<Tag> tags(Map<String, String> tags) {
        return tags.entrySet().stream()
                .map(tag -> new Tag(tag.getKey(), tag.getValue()))
                .toList();
    }

    static Map<String, Object> page(String name, List<?> items, String nextPageToken) {
        return nextPageToken == null ? Map.of(name, items) : Map.of(name, items, "next_page_token", nextPageToken);
    }
}
