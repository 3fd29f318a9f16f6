package dev.landbridge.registry.hub;

import dev.landbridge.registry.blob.FileRef;
import dev.landbridge.registry.dataset.Dataset;
import dev.landbridge.registry.version.CommitSha;
import dev.landbridge.registry.version.ModelVersion;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One state of a repository.
 *
 * @param version 0 is the empty beginning
 * @param content empty for the beginning, and for a dataset
 */
record HubRevision(int version, String sha, Instant at, List<FileRef> files, Optional<ModelVersion> content) {
    static HubRevision of(ModelVersion version) {
        return new HubRevision(
                version.version(), CommitSha.of(version), version.createdAt(), version.files(), Optional.of(version));
    }

    static HubRevision of(Dataset version) {
        return new HubRevision(
                version.version(),
                CommitSha.of(version.id(), version.digest()),
                version.createdAt(),
                version.allFiles(),
                Optional.empty());
    }

    static HubRevision beginning(HubRepo repo) {
        return new HubRevision(0, repo.rootSha(), repo.model().createdAt(), List.of(), Optional.empty());
    }

    Optional<FileRef> file(String path) {
        return files().stream().filter(file -> file.path().equals(path)).findFirst();
    }
}
