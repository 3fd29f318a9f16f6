package dev.landbridge.registry.hub;

import jakarta.ws.rs.Path;

/** Git LFS batch of models. */
@Path("/{team}/{repository:[^/]+\\.git}/info/lfs/objects")
public class HubLfsResource extends HubLfsDoor {
    private final HubRepos repos;

    HubLfsResource(HubRepos repos, HubLfs lfs, HubBody body) {
        super(lfs, body);
        this.repos = repos;
    }

    @Override
    void open(String team, String name, HubRepos.Need need) {
        repos.open(team, name, need);
    }

    @Override
    String path(String repository) {
        return "/" + repository;
    }
}
