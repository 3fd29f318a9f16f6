package dev.landbridge.registry.hub;

import jakarta.ws.rs.Path;

/** The bytes of a dataset's file in one state. */
@Path("/datasets/{team}/{name}/{kind:resolve|raw}/{revision}/{path:.+}")
public class HubDatasetFileResource extends HubFileDoor {
    private final HubDatasets datasets;

    HubDatasetFileResource(HubDatasets datasets, HubFiles files) {
        super(files);
        this.datasets = datasets;
    }

    @Override
    HubRevision state(String team, String name, String revision) {
        return datasets.open(team, name, HubRepos.Need.READ).require(revision);
    }
}
