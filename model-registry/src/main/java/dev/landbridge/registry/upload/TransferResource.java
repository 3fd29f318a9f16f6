package dev.landbridge.registry.upload;

import dev.landbridge.registry.blob.Blobs;
import dev.landbridge.registry.blob.Declaration;
import dev.landbridge.registry.blob.Download;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;

/** Moves bytes for whoever holds a signed address. */
@Path("/api/v1/transfers/{token}")
@PermitAll // the signature in the address is the permission
public class TransferResource {
    private final Signatures signatures;
    private final Blobs blobs;
    private final Download download;

    TransferResource(Signatures signatures, Blobs blobs, Download download) {
        this.signatures = signatures;
        this.blobs = blobs;
        this.download = download;
    }

    @PUT
    @Consumes(MediaType.WILDCARD)
    @PermitAll // the signature in the address is the permission
    public Response upload(@PathParam("token") String token, InputStream content) {
        Transfer transfer = signatures.verify(token, Transfer.Kind.PUT);
        Declaration declared = new Declaration(transfer.sha256(), transfer.size(), transfer.fileName());
        Blobs.Stored stored = blobs.upload(transfer.team(), transfer.actor(), declared, content);
        return Response.ok().tag(stored.blob().sha256()).build();
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
