package dev.landbridge.registry.hub;

import dev.landbridge.kit.access.Role;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.Map;

/** What there is: repositories, their states, files, history and refs. */
@Path("/api/models")
@RolesAllowed(Role.ANYONE_SIGNED_IN)
public class HubModelResource extends HubStateDoor {
    private final HubRepos repos;
    private final HubRevisions revisions;
    private final HubRefs refs;
    private final HubListings listings;

    HubModelResource(
            HubRepos repos,
            HubRevisions revisions,
            HubRefs refs,
            HubTree tree,
            HubListings listings,
            HubBody body,
            HubAddress address) {
        super(tree, listings, body, address);
        this.repos = repos;
        this.revisions = revisions;
        this.refs = refs;
        this.listings = listings;
    }

    @GET
    public Response list(
            @QueryParam("author") String author,
            @QueryParam("search") @DefaultValue("") String search,
            @QueryParam("limit") @DefaultValue("1000") int limit,
            @QueryParam("cursor") @DefaultValue("") String cursor) {
        return page(repos.list(author, search, cursor, size(limit) + 1), limit, HubRepo::id, HubViews::repo);
    }

    /** A name without a team: models belong to teams. */
    @GET
    @Path("{name}")
    public Response unowned(@PathParam("name") String name) {
        throw HubError.noRepository(name);
    }

    @GET
    @Path("{team}/{name}")
    public Map<String, Object> info(
            @PathParam("team") String team, @PathParam("name") String name, @QueryParam("blobs") String blobs) {
        return info(team, name, HubCommit.MAIN, blobs);
    }

    @GET
    @Path("{team}/{name}/revision/{revision}")
    public Map<String, Object> info(
            @PathParam("team") String team,
            @PathParam("name") String name,
            @PathParam("revision") String revision,
            @QueryParam("blobs") String blobs) {
        HubRepo repo = repos.open(team, name, HubRepos.Need.LOOK);
        return HubViews.repo(repo, revisions.require(repo, revision), flag(blobs));
    }

    @GET
    @Path("{team}/{name}/refs")
    public Map<String, Object> refs(@PathParam("team") String team, @PathParam("name") String name) {
        HubRepo repo = repos.open(team, name, HubRepos.Need.LOOK);
        return listings.refs(repo, refs.refs(repo));
    }

    /** Whether the visitor may read the files. */
    @GET
    @Path("{team}/{name}/auth-check")
    public Map<String, Object> check(@PathParam("team") String team, @PathParam("name") String name) {
        HubRepo repo = repos.open(team, name, HubRepos.Need.READ);
        return new LinkedHashMap<>(Map.of("id", repo.id()));
    }

    @Override
    HubRevision state(String team, String name, String revision, HubRepos.Need need) {
        return revisions.require(repos.open(team, name, need), revision);
    }

    @Override
    History history(String team, String name, String revision) {
        HubRepo repo = repos.open(team, name, HubRepos.Need.LOOK);
        HubRevision from = revisions.require(repo, revision);
        return new History(revisions.history(repo, from, MAX_PAGE), state -> revisions.commit(repo, state));
    }
}
