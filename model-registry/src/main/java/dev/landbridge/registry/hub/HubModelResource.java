package dev.landbridge.registry.hub;

import dev.landbridge.kit.access.Role;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What there is: repositories, their states, files, history and refs. */
@Path("/api/models")
@RolesAllowed(Role.ANYONE_SIGNED_IN)
public class HubModelResource {
    private static final int MAX_MODELS = 1000;
    private static final int MAX_COMMITS = 1000;

    private final HubRepos repos;
    private final HubRevisions revisions;
    private final HubTree tree;
    private final HubRefs refs;
    private final HubListings listings;
    private final HubAddress address;

    HubModelResource(
            HubRepos repos,
            HubRevisions revisions,
            HubTree tree,
            HubRefs refs,
            HubListings listings,
            HubAddress address) {
        this.repos = repos;
        this.revisions = revisions;
        this.tree = tree;
        this.refs = refs;
        this.listings = listings;
        this.address = address;
    }

    @GET
    public Response list(
            @QueryParam("author") String author,
            @QueryParam("search") @DefaultValue("") String search,
            @QueryParam("limit") @DefaultValue("1000") int limit,
            @QueryParam("cursor") @DefaultValue("") String cursor) {
        int size = Math.max(1, Math.min(limit, MAX_MODELS));
        List<HubRepo> found = repos.list(author, search, cursor, size + 1);
        List<Map<String, Object>> page =
                found.stream().limit(size).map(HubViews::repo).toList();
        Response.ResponseBuilder response = Response.ok(page);
        if (found.size() > size) {
            response.header("Link", link("cursor", found.get(size - 1).id()));
        }
        return response.build();
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
    @Path("{team}/{name}/tree/{revision}{path:(/.*)?}")
    public Response tree(
            @PathParam("team") String team,
            @PathParam("name") String name,
            @PathParam("revision") String revision,
            @PathParam("path") String path,
            @QueryParam("recursive") String recursive,
            @QueryParam("limit") @DefaultValue("1000") int limit,
            @QueryParam("cursor") @DefaultValue("") String cursor) {
        HubRepo repo = repos.open(team, name, HubRepos.Need.LOOK);
        HubRevision state = revisions.require(repo, revision);
        HubTree.Page page = tree.list(state, path, flag(recursive), new HubTree.Part(cursor, limit));
        Response.ResponseBuilder response = Response.ok(page.entries()).header(HubErrors.COMMIT, state.sha());
        page.next().ifPresent(next -> response.header("Link", link("cursor", next)));
        return response.build();
    }

    @POST
    @Path("{team}/{name}/paths-info/{revision}")
    public List<Map<String, Object>> paths(
            @PathParam("team") String team,
            @PathParam("name") String name,
            @PathParam("revision") String revision,
            @HeaderParam("Content-Type") String contentType,
            InputStream body) {
        HubRepo repo = repos.open(team, name, HubRepos.Need.LOOK);
        Set<String> paths = listings.paths(contentType, body);
        return tree.named(revisions.require(repo, revision), paths);
    }

    @GET
    @Path("{team}/{name}/refs")
    public Map<String, Object> refs(@PathParam("team") String team, @PathParam("name") String name) {
        HubRepo repo = repos.open(team, name, HubRepos.Need.LOOK);
        return listings.refs(repo, refs.refs(repo));
    }

    @GET
    @Path("{team}/{name}/commits/{revision}")
    public Response commits(
            @PathParam("team") String team,
            @PathParam("name") String name,
            @PathParam("revision") String revision,
            @QueryParam("p") @DefaultValue("0") int page,
            @QueryParam("limit") @DefaultValue("100") int limit) {
        HubRepo repo = repos.open(team, name, HubRepos.Need.LOOK);
        HubRevision from = revisions.require(repo, revision);
        List<HubRevision> history = revisions.history(repo, from, MAX_COMMITS);
        int size = Math.max(1, Math.min(limit, MAX_COMMITS));
        List<Map<String, Object>> commits = new ArrayList<>();
        history.stream()
                .skip((long) size * Math.max(0, page))
                .limit(size)
                .forEach(state -> commits.add(HubViews.commit(state, revisions.commit(repo, state))));
        Response.ResponseBuilder response = Response.ok(commits).header("X-Total-Count", history.size());
        if ((long) size * (page + 1L) < history.size()) {
            response.header("Link", link("p", String.valueOf(page + 1)));
        }
        return response.build();
    }

    /** Whether the visitor may read the files. */
    @GET
    @Path("{team}/{name}/auth-check")
    public Map<String, Object> check(@PathParam("team") String team, @PathParam("name") String name) {
        HubRepo repo = repos.open(team, name, HubRepos.Need.READ);
        return new LinkedHashMap<>(Map.of("id", repo.id()));
    }

    private String link(String parameter, String value) {
        return "<" + address.here(parameter, value) + ">; rel=\"next\"";
    }

    // huggingface_hub 0.36 spells True
    private static boolean flag(String value) {
        return value != null && value.equalsIgnoreCase("true");
    }
}
