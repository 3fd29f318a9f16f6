package dev.landbridge.registry.hub;

import dev.landbridge.kit.access.Role;
import dev.landbridge.registry.blob.Download;
import dev.landbridge.registry.blob.FileRef;
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
    private final Download download;

    HubFileResource(HubRepos repos, HubRevisions revisions, Download download) {
        this.repos = repos;
        this.revisions = revisions;
        this.download = download;
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
        FileRef file = state.file(path).orElseThrow(() -> HubError.noEntry(path, state.sha()));
        Response found = download.of(new Download.Content(team, file.sha256(), path), headers, request);
        return Response.fromResponse(found)
                .header(HubErrors.COMMIT, state.sha())
                .header("X-Linked-ETag", "\"" + file.sha256() + "\"")
                .header("X-Linked-Size", file.size())
                .build();
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
