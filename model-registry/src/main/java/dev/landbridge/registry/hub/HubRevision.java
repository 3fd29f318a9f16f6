package dev.landbridge.registry.hub;

import dev.landbridge.registry.blob.FileRef;
import dev.landbridge.registry.version.CommitSha;
import dev.landbridge.registry.version.ModelVersion;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One state of a repository.
 *
 * @param version 0 is the empty beginning
 * @param content empty for the beginning
 */
record HubRevision(int version, String sha, Instant at, Optional<ModelVersion> content) {
    static HubRevision of(ModelVersion version) {
        return new HubRevision(version.version(), CommitSha.of(version), version.createdAt(), Optional.of(version));
    }

    static HubRevision beginning(HubRepo repo) {
        return new HubRevision(0, repo.rootSha(), repo.model().createdAt(), Optional.empty());
    }

    List<FileRef> files() {
        return content.map(ModelVersion::files).orElse(List.of());
    }

    Optional<FileRef> file(String path) {
        return files().stream().filter(file -> file.path().equals(path)).findFirst();
    }
}
