package dev.landbridge.registry.hub;

import com.fasterxml.jackson.databind.JsonNode;
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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** How changes come in: which files go which way, then the commit. */
@Path("/api/models/{team}/{name}")
@RolesAllowed(Role.ANYONE_SIGNED_IN)
@Consumes(MediaType.WILDCARD)
public class HubCommitResource {
    // smaller files travel inside the commit itself
    private static final long LARGE_BYTES = 512 << 10;

    private final HubRepos repos;
    private final HubRevisions revisions;
    private final HubCommits commits;
    private final HubCommitBody parser;
    private final HubBody body;
    private final HubVisitor visitor;
    private final HubAddress address;

    HubCommitResource(
            HubRepos repos,
            HubRevisions revisions,
            HubCommits commits,
            HubCommitBody parser,
            HubBody body,
            HubVisitor visitor,
            HubAddress address) {
        this.repos = repos;
        this.revisions = revisions;
        this.commits = commits;
        this.parser = parser;
        this.body = body;
        this.visitor = visitor;
        this.address = address;
    }

    @POST
    @Path("preupload/{revision}")
    public Map<String, Object> preupload(
            @PathParam("team") String team,
            @PathParam("name") String name,
            @PathParam("revision") String revision,
            InputStream content) {
        HubRepo repo = repos.open(team, name, HubRepos.Need.WRITE);
        HubRevision state = revisions.require(repo, revision);
        List<Map<String, Object>> files = new ArrayList<>();
        for (JsonNode file : body.object(content).path("files")) {
            String path = HubBody.required(file, "path");
            Map<String, Object> view = new LinkedHashMap<>();
            view.put("path", path);
            view.put("uploadMode", file.path("size").asLong() > LARGE_BYTES ? "lfs" : "regular");
            view.put("shouldIgnore", false);
            // what clients compare with a file's SHA-256 to leave out what has not changed
            state.file(path)
                    .filter(known -> known.size() > LARGE_BYTES)
                    .ifPresent(known -> view.put("oid", known.sha256()));
            files.add(view);
        }
        return Map.of("files", files, "commitOid", state.sha());
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
        if (pullRequest != null && !pullRequest.equals("0") && !pullRequest.equalsIgnoreCase("false")) {
            throw HubError.of(400, "There are no pull requests here. Commit to a branch instead.");
        }
        Actor actor = visitor.actor();
        HubCommit.Wish wish = parser.read(repo, actor, content);
        HubRevision made = commits.commit(repo, actor, branch(revision), wish);
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("success", true);
        view.put("commitOid", made.sha());
        view.put("commitUrl", address.of("/" + repo.id() + "/commit/" + made.sha()));
        view.put("hookOutput", "");
        return view;
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

    private static String branch(String revision) {
        return revision.startsWith("refs/heads/") ? revision.substring("refs/heads/".length()) : revision;
    }
}
