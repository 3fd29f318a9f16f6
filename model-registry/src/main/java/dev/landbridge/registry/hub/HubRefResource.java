package dev.landbridge.registry.hub;

import com.fasterxml.jackson.databind.JsonNode;
import dev.landbridge.kit.access.Role;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.util.Map;

/** Gives names to states and takes them away. */
@Path("/api/models/{team}/{name}")
@RolesAllowed(Role.ANYONE_SIGNED_IN)
@Consumes(MediaType.WILDCARD)
public class HubRefResource {
    private final HubRepos repos;
    private final HubRevisions revisions;
    private final HubRefs refs;
    private final HubBody body;
    private final HubVisitor visitor;

    HubRefResource(HubRepos repos, HubRevisions revisions, HubRefs refs, HubBody body, HubVisitor visitor) {
        this.repos = repos;
        this.revisions = revisions;
        this.refs = refs;
        this.body = body;
        this.visitor = visitor;
    }

    @POST
    @Path("branch/{branch:.+}")
    public Map<String, Object> createBranch(
            @PathParam("team") String team,
            @PathParam("name") String name,
            @PathParam("branch") String branch,
            InputStream content) {
        HubRepo repo = repos.open(team, name, HubRepos.Need.WRITE);
        JsonNode wish = body.object(content);
        HubRevision start = wish.path("emptyBranch").asBoolean()
                ? HubRevision.beginning(repo)
                : revisions.require(repo, HubBody.text(wish, "startingPoint", HubCommit.MAIN));
        refs.branch(repo, visitor.actor(), branch, start, wish.path("overwrite").asBoolean());
        return Map.of();
    }

    @DELETE
    @Path("branch/{branch:.+}")
    public Map<String, Object> deleteBranch(
            @PathParam("team") String team, @PathParam("name") String name, @PathParam("branch") String branch) {
        refs.delete(repos.open(team, name, HubRepos.Need.WRITE), visitor.actor(), branch, HubRefs.BRANCH);
        return Map.of();
    }

    @POST
    @Path("tag/{revision}")
    public Map<String, Object> createTag(
            @PathParam("team") String team,
            @PathParam("name") String name,
            @PathParam("revision") String revision,
            InputStream content) {
        HubRepo repo = repos.open(team, name, HubRepos.Need.WRITE);
        refs.tag(repo, visitor.actor(), HubBody.required(body.object(content), "tag"), revision);
        return Map.of();
    }

    @DELETE
    @Path("tag/{tag:.+}")
    public Map<String, Object> deleteTag(
            @PathParam("team") String team, @PathParam("name") String name, @PathParam("tag") String tag) {
        refs.delete(repos.open(team, name, HubRepos.Need.WRITE), visitor.actor(), tag, HubRefs.TAG);
        return Map.of();
    }
}
