package dev.landbridge.training.mlflow;

import dev.landbridge.contracts.registry.v1.ArtifactEntry;
import dev.landbridge.contracts.registry.v1.ListArtifactsResponse;
import dev.landbridge.kit.problem.Problem;
import dev.landbridge.training.registry.RegistryArtifacts;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.List;

/** Lists what the registry keeps below the root of a run or a logged model. */
@ApplicationScoped
class ArtifactTree {
    private static final String SCHEME = "mlflow-artifacts:/";

    private final RegistryArtifacts artifacts;

    ArtifactTree(RegistryArtifacts artifacts) {
        this.artifacts = artifacts;
    }

    /** @param path directory below the root; null or empty is the root */
    ArtifactDoor.Listing list(String team, String rootUri, String path, String pageToken) {
        if (!rootUri.startsWith(SCHEME)) {
            throw Problem.invalid(
                    "path", "The artifacts are at " + rootUri + ", outside of this server; list them there.");
        }
        String root = rootUri.substring(SCHEME.length()).replaceAll("^/+|/+$", "");
        String below = path == null ? "" : path.replaceAll("/+$", "");
        if (below.startsWith("/")
                || below.indexOf('\\') >= 0
                || Arrays.asList(below.split("/")).contains("..")) {
            throw Problem.invalid("path", "Invalid path: it must stay below the run's artifacts.");
        }
        ListArtifactsResponse found =
                artifacts.list(team, below.isEmpty() ? root : root + "/" + below, pageToken == null ? "" : pageToken);
        List<ArtifactDoor.File> files = found.getEntriesList().stream()
                .map(entry -> file(entry, root.length() + 1))
                .toList();
        return new ArtifactDoor.Listing(
                rootUri, files, found.getNextPageToken().isEmpty() ? null : found.getNextPageToken());
    }

    private static ArtifactDoor.File file(ArtifactEntry entry, int rootLength) {
        return new ArtifactDoor.File(
                entry.getPath().substring(rootLength), entry.getIsDir(), entry.getIsDir() ? null : entry.getSize());
    }
}
