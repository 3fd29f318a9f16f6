package dev.landbridge.registry.hub;

import dev.landbridge.kit.access.Role;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** The bytes of a file in one state of a repository: whole, in ranges, or only what is known about them. */
@RolesAllowed(Role.ANYONE_SIGNED_IN)
public abstract class HubFileDoor {
    private final HubFiles files;

    HubFileDoor(HubFiles files) {
        this.files = files;
    }

    /** The state, when the visitor may read its files. */
    abstract HubRevision state(String team, String name, String revision);

    @GET
    @Parameter(name = "kind", in = ParameterIn.PATH, required = true, schema = @Schema(type = SchemaType.STRING))
    public Response get(
            @PathParam("team") String team,
            @PathParam("name") String name,
            @PathParam("revision") String revision,
            @PathParam("path") String path,
            @Context HttpHeaders headers,
            @Context Request request) {
        return files.answer(team, state(team, name, revision), path, headers, request);
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
