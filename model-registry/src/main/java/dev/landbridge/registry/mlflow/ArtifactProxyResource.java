package dev.landbridge.registry.mlflow;

import dev.landbridge.kit.access.Caller;
import dev.landbridge.kit.access.Role;
import dev.landbridge.kit.audit.Actor;
import dev.landbridge.registry.artifact.ArtifactPath;
import dev.landbridge.registry.artifact.Artifacts;
import dev.landbridge.registry.blob.Download;
import dev.landbridge.registry.blob.FileRef;
import dev.landbridge.registry.blob.RequestContent;
import dev.landbridge.registry.upload.TransferUrls;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;

/** MLflow's artifact proxy: the bytes behind {@code mlflow-artifacts:/...} addresses. */
@Path("/api/2.0/mlflow-artifacts")
@Consumes(MediaType.WILDCARD)
public class ArtifactProxyResource {
    private final Artifacts artifacts;
    private final ArtifactTree tree;
    private final MultipartUploads multipart;
    private final Download download;
    private final TransferUrls transfers;
    private final Caller caller;

    ArtifactProxyResource(
            Artifacts artifacts,
            ArtifactTree tree,
            MultipartUploads multipart,
            Download download,
            TransferUrls transfers,
            Caller caller) {
        this.artifacts = artifacts;
        this.tree = tree;
        this.multipart = multipart;
        this.download = download;
        this.transfers = transfers;
        this.caller = caller;
    }

    @GET
    @Path("artifacts")
    @RolesAllowed({Role.VIEWER, Role.SERVICE})
    public Map<String, Object> list(@QueryParam("path") String path) {
        ArtifactPath directory = ArtifactPath.ofDirectory(path);
        List<Answer.File> files = tree.children(caller.team(), directory).stream()
                .map(child -> Answer.File.of(child, directory))
                .toList();
        return Map.of("files", files);
    }

    @GET
    @Path("artifacts/{path:.+}")
    @RolesAllowed({Role.VIEWER, Role.SERVICE})
    public Response get(@PathParam("path") String path, @Context HttpHeaders headers, @Context Request request) {
        FileRef file = tree.file(caller.team(), ArtifactPath.ofFile(path));
        return transfers
                .direct(caller.team(), Actor.of(caller), file)
                .map(address ->
                        Response.status(Response.Status.FOUND).location(address).build())
                .orElseGet(() ->
                        download.of(new Download.Content(caller.team(), file.sha256(), file.path()), headers, request));
    }

    @PUT
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_OCTET_STREAM,
                            schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @Path("artifacts/{path:.+}")
    @RolesAllowed({Role.MEMBER, Role.SERVICE})
    public Map<String, Object> put(@PathParam("path") String path, @Context HttpServerRequest request) {
        ArtifactPath place = ArtifactPath.ofFile(path);
        tree.requireWritable(place);
        try (RequestContent content = RequestContent.of(request)) {
            artifacts.write(caller.team(), Actor.of(caller), place, content);
        }
        return Map.of();
    }

    @DELETE
    @Path("artifacts/{path:.+}")
    @RolesAllowed({Role.MEMBER, Role.SERVICE})
    public Map<String, Object> delete(@PathParam("path") String path) {
        ArtifactPath place = ArtifactPath.ofDirectory(path);
        tree.requireWritable(place);
        artifacts.delete(caller.team(), Actor.of(caller), place);
        return Map.of();
    }

    /** An address for ranges of a file that needs no token. */
    @GET
    @Path("presigned/{path:.+}")
    @RolesAllowed({Role.VIEWER, Role.SERVICE})
    public Map<String, Object> presigned(
            @PathParam("path") String path, @Context UriInfo uri, @Context HttpHeaders headers) {
        FileRef file = tree.file(caller.team(), ArtifactPath.ofFile(path));
        URI address = multipart.download(caller.team(), Actor.of(caller), file, origin(uri, headers));
        return Map.of("url", address.toString(), "headers", Map.of(), "file_size", file.size());
    }

    @POST
    @Path("mpu/create/{path:.+}")
    @RolesAllowed({Role.MEMBER, Role.SERVICE})
    public Map<String, Object> begin(
            @PathParam("path") String path, @Context UriInfo uri, @Context HttpHeaders headers, InputStream body) {
        return multipart.begin(caller.team(), Actor.of(caller), path, Fields.ofBody(body), origin(uri, headers));
    }

    @POST
    @Path("mpu/create")
    @RolesAllowed({Role.MEMBER, Role.SERVICE})
    public Map<String, Object> beginAtRoot(@Context UriInfo uri, @Context HttpHeaders headers, InputStream body) {
        return begin("", uri, headers, body);
    }

    @POST
    @Path("mpu/complete/{path:.+}")
    @RolesAllowed({Role.MEMBER, Role.SERVICE})
    public Map<String, Object> complete(@PathParam("path") String path, InputStream body) {
        multipart.complete(caller.team(), Actor.of(caller), path, Fields.ofBody(body));
        return Map.of();
    }

    @POST
    @Path("mpu/complete")
    @RolesAllowed({Role.MEMBER, Role.SERVICE})
    public Map<String, Object> completeAtRoot(InputStream body) {
        return complete("", body);
    }

    /** Nothing is to be undone: parts that no file is made of are collected. */
    @POST
    @Path("mpu/abort/{path:.*}")
    @RolesAllowed({Role.MEMBER, Role.SERVICE})
    public Map<String, Object> abort(@PathParam("path") String path, InputStream body) {
        Fields.ofBody(body);
        return Map.of();
    }

    /** The address under which the client came, also when the front door stands between. */
    private static URI origin(UriInfo uri, HttpHeaders headers) {
        String host = headers.getHeaderString("X-Forwarded-Host");
        String scheme = headers.getHeaderString("X-Forwarded-Proto");
        try {
            return host == null || host.isBlank()
                    ? uri.getBaseUri()
                    : URI.create(("https".equals(scheme) ? "https://" : "http://") + host + "/");
        } catch (IllegalArgumentException e) {
            return uri.getBaseUri();
        }
    }
}
