package dev.landbridge.registry.hub;

import dev.landbridge.kit.access.Role;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What is in one state of a repository, how it came to be, and which files of a coming commit go which way. */
@RolesAllowed(Role.ANYONE_SIGNED_IN)
public abstract class HubStateDoor {
    static final int MAX_PAGE = 1000;

    private final HubTree tree;
    private final HubListings listings;
    private final HubBody body;
    private final HubAddress address;

    HubStateDoor(HubTree tree, HubListings listings, HubBody body, HubAddress address) {
        this.tree = tree;
        this.listings = listings;
        this.body = body;
        this.address = address;
    }

    /**
     * A state and those before it.
     *
     * @param states newest first
     * @param commit what the commit of a state said
     */
    record History(List<HubRevision> states, Function<HubRevision, HubCommit> commit) {}

    /** The history of a state, when the visitor may look at it. */
    abstract History history(String team, String name, String revision);

    /** The state, when the visitor may do that with it. */
    abstract HubRevision state(String team, String name, String revision, HubRepos.Need need);

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
        HubRevision state = state(team, name, revision, HubRepos.Need.LOOK);
        HubTree.Page page = tree.list(state, path, flag(recursive), new HubTree.Part(cursor, limit));
        Response.ResponseBuilder response = Response.ok(page.entries()).header(HubErrors.COMMIT, state.sha());
        page.next().ifPresent(next -> response.header("Link", link("cursor", next)));
        return response.build();
    }

    @POST
    @Path("{team}/{name}/paths-info/{revision}")
    @Consumes(MediaType.WILDCARD)
    public List<Map<String, Object>> paths(
            @PathParam("team") String team,
            @PathParam("name") String name,
            @PathParam("revision") String revision,
            @HeaderParam("Content-Type") String contentType,
            InputStream content) {
        HubRevision state = state(team, name, revision, HubRepos.Need.LOOK);
        return tree.named(state, listings.paths(contentType, content));
    }

    @POST
    @Path("{team}/{name}/preupload/{revision}")
    @Consumes(MediaType.WILDCARD)
    public Map<String, Object> preupload(
            @PathParam("team") String team,
            @PathParam("name") String name,
            @PathParam("revision") String revision,
            InputStream content) {
        HubRevision state = state(team, name, revision, HubRepos.Need.WRITE);
        return HubPreupload.answer(body.object(content), state);
    }

    @GET
    @Path("{team}/{name}/commits/{revision}")
    public Response commits(
            @PathParam("team") String team,
            @PathParam("name") String name,
            @PathParam("revision") String revision,
            @QueryParam("p") @DefaultValue("0") int page,
            @QueryParam("limit") @DefaultValue("100") int limit) {
        History history = history(team, name, revision);
        int size = size(limit);
        List<Map<String, Object>> commits = history.states().stream()
                .skip((long) size * Math.max(0, page))
                .limit(size)
                .map(state -> HubViews.commit(state, history.commit().apply(state)))
                .toList();
        int total = history.states().size();
        Response.ResponseBuilder response = Response.ok(commits).header("X-Total-Count", total);
        if ((long) size * (page + 1L) < total) {
            response.header("Link", link("p", String.valueOf(page + 1)));
        }
        return response.build();
    }

    /** Of a list of repositories in the order of their ids, one more than the page has when there are more. */
    final <R> Response page(List<R> found, int limit, Function<R, String> id, Function<R, Map<String, Object>> view) {
        int size = size(limit);
        Response.ResponseBuilder response =
                Response.ok(found.stream().limit(size).map(view).toList());
        if (found.size() > size) {
            response.header("Link", link("cursor", id.apply(found.get(size - 1))));
        }
        return response.build();
    }

    /** What a client may ask for at once. */
    static int size(int limit) {
        return Math.max(1, Math.min(limit, MAX_PAGE));
    }

    private String link(String parameter, String value) {
        return "<" + address.here(parameter, value) + ">; rel=\"next\"";
    }

    /** huggingface_hub 0.36 spells True. */
    static boolean flag(String value) {
        return "true".equalsIgnoreCase(value);
    }
}
