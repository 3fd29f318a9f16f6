package dev.landbridge.registry.version;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;

/** Which versions were made of a thing: newest first, at most {@value #LIMIT}. */
@ApplicationScoped
public class VersionOrigins {
    private static final int LIMIT = 200;

    private final VersionStore store;
    private final ModelVersions versions;

    VersionOrigins(VersionStore store, ModelVersions versions) {
        this.store = store;
        this.versions = versions;
    }

    @Transactional
    public List<ModelVersion> ofRun(String team, String runId) {
        return found(team, store.made("team = ?1 and runId = ?2", LIMIT, team, runId));
    }

    @Transactional
    public List<ModelVersion> ofCheckpoint(String team, String digest) {
        return found(team, store.made("team = ?1 and checkpointDigest = ?2", LIMIT, team, digest));
    }

    @Transactional
    public List<ModelVersion> ofDataset(String team, String name, int version) {
        return found(
                team, store.made("team = ?1 and datasetName = ?2 and datasetVersion = ?3", LIMIT, team, name, version));
    }

    private List<ModelVersion> found(String team, List<VersionEntity> rows) {
        return rows.stream().map(row -> versions.getById(team, row.id)).toList();
    }
}
