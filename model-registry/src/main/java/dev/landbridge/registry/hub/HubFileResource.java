package dev.landbridge.registry.hub;

import jakarta.ws.rs.Path;

/** The bytes of a model's file in one state. */
@Path("/{team}/{name}/{kind:resolve|raw}/{revision}/{path:.+}")
public class HubFileResource extends HubFileDoor {
    private final HubRepos repos;
    private final HubRevisions revisions;

    HubFileResource(HubRepos repos, HubRevisions revisions, HubFiles files) {
        super(files);
        this.repos = repos;
        this.revisions = revisions;
    }

    @Override
    HubRevision state(String team, String name, String revision) {
        return revisions.require(repos.open(team, name, HubRepos.Need.READ), revision);
    }
}
