package dev.landbridge.registry.hub;

import dev.landbridge.kit.access.Role;
import dev.landbridge.kit.audit.Actor;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Datasets as repositories: what there is of them, and commits. */
@Path("/api/datasets")
@RolesAllowed(Role.ANYONE_SIGNED_IN)
@Consumes(MediaType.WILDCARD)
public class HubDatasetResource extends HubStateDoor {
    private final HubDatasets datasets;
    private final HubCommitBody parser;
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
        super(tree, listings, body, address);
        this.datasets = datasets;
        this.parser = parser;
        this.visitor = visitor;
        this.address = address;
    }

    @GET
    public Response list(
            @QueryParam("author") String author,
            @QueryParam("search") @DefaultValue("") String search,
            @QueryParam("limit") @DefaultValue("1000") int limit,
            @QueryParam("cursor") @DefaultValue("") String cursor) {
        List<String> teams = author == null ? visitor.teams() : List.of(author);
        List<HubDataset> found = teams.stream()
                .filter(visitor::isMemberOf)
                .flatMap(team -> datasets.list(team).stream())
                .filter(dataset ->
                        dataset.name().contains(search) && dataset.id().compareTo(cursor) > 0)
                .sorted(Comparator.comparing(HubDataset::id))
                .limit(size(limit) + 1L)
                .toList();
        return page(found, limit, HubDataset::id, HubDatasetViews::repo);
    }

    @GET
    @Path("{team}/{name}")
    public Map<String, Object> info(
            @PathParam("team") String team, @PathParam("name") String name, @QueryParam("blobs") String blobs) {
        HubDataset dataset = datasets.open(team, name, HubRepos.Need.LOOK);
        return HubDatasetViews.repo(dataset, dataset.main(), flag(blobs));
    }

    @GET
    @Path("{team}/{name}/revision/{revision}")
    public Map<String, Object> revision(
            @PathParam("team") String team,
            @PathParam("name") String name,
            @PathParam("revision") String revision,
            @QueryParam("blobs") String blobs) {
        HubDataset dataset = datasets.open(team, name, HubRepos.Need.LOOK);
        return HubDatasetViews.repo(dataset, dataset.require(revision), flag(blobs));
    }

    @GET
    @Path("{team}/{name}/refs")
    public Map<String, Object> refs(@PathParam("team") String team, @PathParam("name") String name) {
        HubDataset dataset = datasets.open(team, name, HubRepos.Need.LOOK);
        return HubDatasetViews.refs(dataset);
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
        HubRevision made = datasets.commit(dataset, actor, HubCommit.branch(revision), wish);
        return HubViews.made(made, address.of("/datasets/" + dataset.id() + "/commit/" + made.sha()));
    }

    @Override
    HubRevision state(String team, String name, String revision, HubRepos.Need need) {
        return datasets.open(team, name, need).require(revision);
    }

    @Override
    History history(String team, String name, String revision) {
        HubDataset dataset = datasets.open(team, name, HubRepos.Need.LOOK);
        return new History(dataset.history(dataset.require(revision)), dataset::commit);
    }
}
