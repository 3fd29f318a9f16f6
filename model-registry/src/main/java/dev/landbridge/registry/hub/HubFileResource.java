package dev.landbridge.registry.hub;

import dev.landbridge.kit.access.Role;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** The bytes of a file in one state: whole, in ranges, or only what is known about them. */
@Path("/{team}/{name}/{kind:resolve|raw}/{revision}/{path:.+}")
@RolesAllowed(Role.ANYONE_SIGNED_IN)
public class HubFileResource {
    private final HubRepos repos;
    private final HubRevisions revisions;
    private final HubFiles files;

    HubFileResource(HubRepos repos, HubRevisions revisions, HubFiles files) {
        this.repos = repos;
        this.revisions = revisions;
        this.files = files;
    }

    @GET
    @Parameter(name = "kind", in = ParameterIn.PATH, required = true, schema = @Schema(type = SchemaType.STRING))
    public Response get(
            @PathParam("team") String team,
            @PathParam("name") String name,
            @PathParam("revision") String revision,
            @PathParam("path") String path,
            @Context HttpHeaders headers,
            @Context Request request) {
        HubRepo repo = repos.open(team, name, HubRepos.Need.READ);
        HubRevision state = revisions.require(repo, revision);
        return files.answer(team, state, path, headers, request);
    }

    @HEAD
    @Parameter(name = "kind", in = ParameterIn.PATH, required = true, schema = @Schema(type = SchemaType.STRING))
    public Response head(
            @PathParam("team") String team,
            @PathParam("name") String name,
            @PathParam("revision") String revision,
            @PathParam("path") String path,
            @Context HttpHeaders headers,
            @Context Request request) {
        return get(team, name, revision, path, headers, request);
    }
}
