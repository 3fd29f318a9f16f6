package dev.landbridge.registry.upload;

import dev.landbridge.kit.blob.Blob;
import dev.landbridge.registry.blob.BlobResource;
import dev.landbridge.registry.blob.Blobs;
import dev.landbridge.registry.blob.Declaration;
import dev.landbridge.registry.blob.Download;
import dev.landbridge.registry.blob.RequestContent;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;

/** Moves bytes for whoever holds a signed address. */
@Path("/api/v1/transfers/{token}")
@PermitAll // the signature in the address is the permission
public class TransferResource {
    private final Signatures signatures;
    private final Blobs blobs;
    private final Uploads uploads;
    private final Download download;

    TransferResource(Signatures signatures, Blobs blobs, Uploads uploads, Download download) {
        this.signatures = signatures;
        this.blobs = blobs;
        this.uploads = uploads;
        this.download = download;
    }

    @PUT
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_OCTET_STREAM,
                            schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @Consumes(MediaType.WILDCARD)
    @PermitAll // the signature in the address is the permission
    public Response upload(@PathParam("token") String token, @Context HttpServerRequest request) {
        Transfer transfer = signatures.verify(token, Transfer.Kind.PUT);
        try (RequestContent content = RequestContent.of(request)) {
            return Response.ok().tag(store(transfer, content).sha256()).build();
        }
    }

    private Blob store(Transfer transfer, RequestContent content) {
        if (transfer.sha256() == null) {
            return blobs.receive(transfer.team(), transfer.actor(), transfer.fileName(), content);
        }
        Declaration declared = new Declaration(transfer.sha256(), transfer.size(), transfer.fileName());
        return blobs.upload(transfer.team(), transfer.actor(), declared, content)
                .blob();
    }

    /** One part of a file; the tag of the answer is what multipart clients send back on completion. */
    @PUT
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_OCTET_STREAM,
                            schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @Path("parts/{number}")
    @Consumes(MediaType.WILDCARD)
    @PermitAll // the signature in the address is the permission
    public Response putPart(
            @PathParam("token") String token,
            @PathParam("number") int number,
            @HeaderParam("Content-Length") Long size,
            @Context HttpServerRequest request) {
        Transfer transfer = signatures.verify(token, Transfer.Kind.PARTS);
        try (RequestContent content = RequestContent.of(request)) {
            uploads.putPart(transfer.team(), transfer.uploadId(), number, size == null ? -1 : size, content);
        }
        return Response.ok().tag(transfer.uploadId() + "-" + number).build();
    }

    /** Ends an upload in parts. The body is ignored: the service knows which parts it has. */
    @POST
    @Path("completion")
    @Consumes(MediaType.WILDCARD)
    @PermitAll // the signature in the address is the permission
    public Response complete(@PathParam("token") String token) {
        Transfer transfer = signatures.verify(token, Transfer.Kind.PARTS);
        Upload upload = uploads.complete(transfer.team(), transfer.uploadId());
        return Response.ok(new BlobResource.StoredBlob(upload.sha256(), upload.size(), upload.alreadyPresent()))
                .type(MediaType.APPLICATION_JSON)
                .build();
    }

    @GET
    @PermitAll // the signature in the address is the permission
    public Response get(@PathParam("token") String token, @Context HttpHeaders headers, @Context Request request) {
        return download.of(asked(token), headers, request);
    }

    @HEAD
    @PermitAll // the signature in the address is the permission
    public Response head(@PathParam("token") String token, @Context HttpHeaders headers, @Context Request request) {
        return download.of(asked(token), headers, request);
    }

    private Download.Content asked(String token) {
        Transfer transfer = signatures.verify(token, Transfer.Kind.GET);
        return new Download.Content(transfer.team(), transfer.sha256(), transfer.fileName());
    }
}
