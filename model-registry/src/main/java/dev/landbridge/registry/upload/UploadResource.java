package dev.landbridge.registry.upload;

import dev.landbridge.kit.access.Caller;
import dev.landbridge.kit.access.Role;
import dev.landbridge.registry.blob.BlobResource;
import dev.landbridge.registry.blob.RequestContent;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;

/** Uploads that survive dropped connections: begin, send parts in any order and at the same time, complete. */
@Path("/api/v1/uploads")
@RolesAllowed({Role.MEMBER, Role.SERVICE})
public class UploadResource {
    private final Uploads uploads;
    private final Caller caller;

    UploadResource(Uploads uploads, Caller caller) {
        this.uploads = uploads;
        this.caller = caller;
    }

    @POST
    public Response begin(@NotNull Uploads.Wish wish) {
        Upload upload = uploads.begin(caller.team(), caller.subject(), wish);
        return Response.created(URI.create("/api/v1/uploads/" + upload.id()))
                .entity(upload)
                .build();
    }

    @GET
    @Path("{id}")
    public Upload get(@PathParam("id") String id) {
        return uploads.get(caller.team(), id);
    }

    @PUT
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_OCTET_STREAM,
                            schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @Path("{id}/parts/{number}")
    @Consumes(MediaType.WILDCARD)
    public void putPart(
            @PathParam("id") String id,
            @PathParam("number") int number,
            @HeaderParam("Content-Length") Long size,
            @Context HttpServerRequest request) {
        try (RequestContent content = RequestContent.of(request)) {
            uploads.putPart(caller.team(), id, number, size == null ? -1 : size, content);
        }
    }

    @POST
    @Path("{id}/completion")
    public BlobResource.StoredBlob complete(@PathParam("id") String id) {
        Upload upload = uploads.complete(caller.team(), id);
        return new BlobResource.StoredBlob(upload.sha256(), upload.size(), upload.alreadyPresent());
    }

    @DELETE
    @Path("{id}")
    public void cancel(@PathParam("id") String id) {
        uploads.cancel(caller.team(), id);
    }
}
