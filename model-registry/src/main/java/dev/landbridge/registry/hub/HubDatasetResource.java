package dev.landbridge.registry.hub;

import dev.landbridge.kit.access.Role;
import dev.landbridge.kit.audit.Actor;
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

/** Datasets as repositories: what there is of them, and commits. */
@Path("/api/datasets")
@RolesAllowed(Role.ANYONE_SIGNED_IN)
@Consumes(MediaType.WILDCARD)
public class HubDatasetResource {
    private final HubDatasets datasets;
    private final HubTree tree;
    private final HubListings listings;
    private final HubCommitBody parser;
    private final HubBody body;
    private final HubVisitor visitor;
    private final HubAddress address;

    HubDatasetResource(
            HubDatasets datasets,
            HubTree tree,
            HubListings listings,
            HubCommitBody parser,
            HubBody body,
            HubVisitor visitor,
            HubAddress address) {
        this.datasets = datasets;
        this.tree = tree;
        this.listings = listings;
        this.parser = parser;
        this.body = body;
        this.visitor = visitor;
        this.address = address;
    }

    @GET
    public List<Map<String, Object>> list(
            @QueryParam("author") String author, @QueryParam("search") @DefaultValue("") String search) {
        List<String> teams = author == null ? visitor.teams() : List.of(author);
        return teams.stream()
                .filter(visitor::isMemberOf)
                .flatMap(team -> datasets.list(team).stream())
                .filter(dataset -> dataset.name().contains(search))
                .map(HubDatasetViews::repo)
                .toList();
    }

    @GET
    @Path("{team}/{name}")
    public Map<String, Object> info(
            @PathParam("team") String team, @PathParam("name") String name, @QueryParam("blobs") String blobs) {
        HubDataset dataset = datasets.open(team, name, HubRepos.Need.LOOK);
        return HubDatasetViews.repo(dataset, dataset.main(), "true".equalsIgnoreCase(blobs));
    }

    @GET
    @Path("{team}/{name}/revision/{revision}")
    public Map<String, Object> revision(
            @PathParam("team") String team,
            @PathParam("name") String name,
            @PathParam("revision") String revision,
            @QueryParam("blobs") String blobs) {
        HubDataset dataset = datasets.open(team, name, HubRepos.Need.LOOK);
        return HubDatasetViews.repo(dataset, dataset.require(revision), "true".equalsIgnoreCase(blobs));
    }

    @GET
    @Path("{team}/{name}/tree/{revision}{path:(/.*)?}")
    public Response files(
            @PathParam("team") String team,
            @PathParam("name") String name,
            @PathParam("revision") String revision,
            @PathParam("path") String path,
            @QueryParam("recursive") String recursive,
            @QueryParam("limit") @DefaultValue("1000") int limit,
            @QueryParam("cursor") @DefaultValue("") String cursor) {
        HubRevision state = datasets.open(team, name, HubRepos.Need.LOOK).require(revision);
        HubTree.Page page = tree.list(state, path, "true".equalsIgnoreCase(recursive), new HubTree.Part(cursor, limit));
        Response.ResponseBuilder response = Response.ok(page.entries()).header(HubErrors.COMMIT, state.sha());
        page.next().ifPresent(next -> response.header("Link", "<" + address.here("cursor", next) + ">; rel=\"next\""));
        return response.build();
    }

    @POST
    @Path("{team}/{name}/paths-info/{revision}")
    public List<Map<String, Object>> paths(
            @PathParam("team") String team,
            @PathParam("name") String name,
            @PathParam("revision") String revision,
            @HeaderParam("Content-Type") String contentType,
            InputStream content) {
        HubRevision state = datasets.open(team, name, HubRepos.Need.LOOK).require(revision);
        return tree.named(state, listings.paths(contentType, content));
    }

    @GET
    @Path("{team}/{name}/refs")
    public Map<String, Object> refs(@PathParam("team") String team, @PathParam("name") String name) {
        HubDataset dataset = datasets.open(team, name, HubRepos.Need.LOOK);
        return HubDatasetViews.refs(dataset);
    }

    @GET
    @Path("{team}/{name}/commits/{revision}")
    public List<Map<String, Object>> commits(
            @PathParam("team") String team, @PathParam("name") String name, @PathParam("revision") String revision) {
        HubDataset dataset = datasets.open(team, name, HubRepos.Need.LOOK);
        return HubDatasetViews.commits(dataset, dataset.require(revision));
    }

    @POST
    @Path("{team}/{name}/preupload/{revision}")
    public Map<String, Object> preupload(
            @PathParam("team") String team,
            @PathParam("name") String name,
            @PathParam("revision") String revision,
            InputStream content) {
        HubRevision state = datasets.open(team, name, HubRepos.Need.WRITE).require(revision);
        return HubPreupload.answer(body.object(content), state);
    }

    @POST
    @Path("{team}/{name}/commit/{revision}")
    public Map<String, Object> commit(
            @PathParam("team") String team,
            @PathParam("name") String name,
            @PathParam("revision") String revision,
            @QueryParam("create_pr") String pullRequest,
            InputStream content) {
        HubDataset dataset = datasets.open(team, name, HubRepos.Need.WRITE);
        HubPreupload.requireNoPullRequest(pullRequest);
        Actor actor = visitor.actor();
        HubCommit.Wish wish = parser.read(team, actor, content);
        HubRevision made = datasets.commit(dataset, actor, revision.replaceFirst("^refs/heads/", ""), wish);
        return HubViews.made(made, address.of("/datasets/" + dataset.id() + "/commit/" + made.sha()));
    }
}
