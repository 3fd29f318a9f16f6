package dev.landbridge.registry.blob;

import dev.landbridge.kit.access.Caller;
import dev.landbridge.kit.access.Role;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;

@Path("/api/v1/blobs/{sha256}")
public class BlobResource {
    /** A stored content; {@code already_present} tells that the team had uploaded it before. */
    public record StoredBlob(String sha256, long size, boolean alreadyPresent) {}

    private final Blobs blobs;
    private final Download download;
    private final Caller caller;

    BlobResource(Blobs blobs, Download download, Caller caller) {
        this.blobs = blobs;
        this.download = download;
        this.caller = caller;
    }

    @PUT
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_OCTET_STREAM,
                            schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed({Role.MEMBER, Role.SERVICE})
    public Response upload(
            @PathParam("sha256") String sha256,
            @QueryParam("file_name") String fileName,
            @HeaderParam("Content-Length") Long size,
            @Context HttpServerRequest request) {
        Declaration declared = new Declaration(sha256, size == null ? -1 : size, fileName);
        try (RequestContent content = RequestContent.of(request)) {
            Blobs.Stored stored = blobs.upload(caller.team(), caller.subject(), declared, content);
            return Response.status(stored.alreadyPresent() ? 200 : 201)
                    .entity(new StoredBlob(stored.blob().sha256(), stored.blob().size(), stored.alreadyPresent()))
                    .build();
        }
    }

    @HEAD
    @RolesAllowed({Role.VIEWER, Role.SERVICE})
    public Response head(@PathParam("sha256") String sha256, @Context HttpHeaders headers, @Context Request request) {
        return download.of(caller.team(), sha256, headers, request);
    }

    @GET
    @RolesAllowed({Role.VIEWER, Role.SERVICE})
    public Response get(@PathParam("sha256") String sha256, @Context HttpHeaders headers, @Context Request request) {
        return download.of(caller.team(), sha256, headers, request);
    }
}
