package dev.landbridge.registry.hub;

import jakarta.ws.rs.Path;

/** Git LFS batch of datasets. */
@Path("/datasets/{team}/{repository:[^/]+\\.git}/info/lfs/objects")
public class HubDatasetLfsResource extends HubLfsDoor {
    private final HubDatasets datasets;

    HubDatasetLfsResource(HubDatasets datasets, HubLfs lfs, HubBody body) {
        super(lfs, body);
        this.datasets = datasets;
    }

    @Override
    void open(String team, String name, HubRepos.Need need) {
        datasets.open(team, name, need);
    }

    @Override
    String path(String repository) {
        return "/datasets/" + repository;
    }
}
