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

/** The bytes of a dataset's file in one state. */
@Path("/datasets/{team}/{name}/{kind:resolve|raw}/{revision}/{path:.+}")
@RolesAllowed(Role.ANYONE_SIGNED_IN)
public class HubDatasetFileResource {
    private final HubDatasets datasets;
    private final HubFiles files;

    HubDatasetFileResource(HubDatasets datasets, HubFiles files) {
        this.datasets = datasets;
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
        HubRevision state = datasets.open(team, name, HubRepos.Need.READ).require(revision);
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
