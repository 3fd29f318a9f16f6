package dev.landbridge.registry.hub;

import dev.landbridge.kit.access.Role;
import dev.landbridge.kit.audit.Actor;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** How changes of a model come in. */
@Path("/api/models/{team}/{name}")
@RolesAllowed(Role.ANYONE_SIGNED_IN)
@Consumes(MediaType.WILDCARD)
public class HubCommitResource {
    private final HubRepos repos;
    private final HubCommits commits;
    private final HubCommitBody parser;
    private final HubVisitor visitor;
    private final HubAddress address;

    HubCommitResource(
            HubRepos repos, HubCommits commits, HubCommitBody parser, HubVisitor visitor, HubAddress address) {
        this.repos = repos;
        this.commits = commits;
        this.parser = parser;
        this.visitor = visitor;
        this.address = address;
    }

    @POST
    @Path("commit/{revision}")
    public Map<String, Object> commit(
            @PathParam("team") String team,
            @PathParam("name") String name,
            @PathParam("revision") String revision,
            @QueryParam("create_pr") String pullRequest,
            InputStream content) {
        HubRepo repo = repos.open(team, name, HubRepos.Need.WRITE);
        HubPreupload.requireNoPullRequest(pullRequest);
        Actor actor = visitor.actor();
        HubCommit.Wish wish = parser.read(repo.team(), actor, content);
        HubRevision made = commits.commit(repo, actor, HubCommit.branch(revision), wish);
        return HubViews.made(made, address.of("/" + repo.id() + "/commit/" + made.sha()));
    }

    /** Xet, which newer clients choose by themselves: the message names the way out. */
    @GET
    @Path("xet-{kind}-token/{revision}")
    @Parameter(name = "team", in = ParameterIn.PATH, required = true, schema = @Schema(type = SchemaType.STRING))
    @Parameter(name = "name", in = ParameterIn.PATH, required = true, schema = @Schema(type = SchemaType.STRING))
    @Parameter(name = "kind", in = ParameterIn.PATH, required = true, schema = @Schema(type = SchemaType.STRING))
    @Parameter(name = "revision", in = ParameterIn.PATH, required = true, schema = @Schema(type = SchemaType.STRING))
    public Map<String, Object> xet() {
        throw HubError.of(
                404,
                "This registry does not speak Xet. Set HF_HUB_DISABLE_XET=1 in the client's environment and repeat.");
    }
}
