package dev.landbridge.registry.version;

import dev.landbridge.kit.access.Caller;
import dev.landbridge.kit.access.Role;
import dev.landbridge.kit.audit.Actor;
import dev.landbridge.kit.page.Page;
import dev.landbridge.kit.page.PageRequest;
import dev.landbridge.kit.problem.Problem;
import dev.landbridge.registry.blob.Download;
import dev.landbridge.registry.blob.FileRef;
import dev.landbridge.registry.evidence.Evidence;
import dev.landbridge.registry.model.ModelResource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Map;

@Path("/api/v1/models/{model}/versions")
public class VersionResource {
    /** Wish for a version made of blobs that were uploaded before. */
    public record VersionWish(@NotNull List<FileRef> files, Lineage lineage, Map<String, String> facts) {}

    private final ModelVersions versions;
    private final Registrations registrations;
    private final Download download;
    private final Caller caller;

    VersionResource(ModelVersions versions, Registrations registrations, Download download, Caller caller) {
        this.versions = versions;
        this.registrations = registrations;
        this.download = download;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({Role.VIEWER, Role.SERVICE})
    public Page<ModelVersion> list(@PathParam("model") String model, @BeanParam PageRequest page) {
        return versions.list(caller.team(), model, page);
    }

    @POST
    @RolesAllowed({Role.MEMBER, Role.SERVICE})
    public Response register(
            @PathParam("model") String model, @HeaderParam("Idempotency-Key") String key, @NotNull VersionWish wish) {
        ModelVersion version = registrations.register(
                caller.team(),
                new Registrations.Registration(
                        Actor.of(caller),
                        new ModelVersions.NewVersion(model, wish.files(), wish.lineage(), wish.facts()),
                        key));
        return Response.created(URI.create("/api/v1/models/" + model + "/versions/" + version.version()))
                .entity(version)
                .build();
    }

    @GET
    @Path("{version}")
    @RolesAllowed({Role.VIEWER, Role.SERVICE})
    public ModelVersion get(@PathParam("model") String model, @PathParam("version") int version) {
        return versions.getWithCard(caller.team(), model, version);
    }

    /** Changed fields of a version. */
    public record VersionPatch(@NotNull @Size(max = 4000) String description) {}

    @PATCH
    @Path("{version}")
    @RolesAllowed(Role.MEMBER)
    public ModelVersion describe(
            @PathParam("model") String model, @PathParam("version") int version, @Valid @NotNull VersionPatch patch) {
        return versions.describe(caller.team(), Actor.of(caller), model, version, patch.description());
    }

    @PUT
    @Path("{version}/tags/{key}")
    @RolesAllowed({Role.MEMBER, Role.SERVICE})
    public void tag(
            @PathParam("model") String model,
            @PathParam("version") int version,
            @PathParam("key") String key,
            @Valid @NotNull ModelResource.TagValue tag) {
        versions.tag(caller.team(), Actor.of(caller), model, version, key, tag.value());
    }

    @DELETE
    @Path("{version}/tags/{key}")
    @RolesAllowed({Role.MEMBER, Role.SERVICE})
    public void untag(
            @PathParam("model") String model, @PathParam("version") int version, @PathParam("key") String key) {
        versions.untag(caller.team(), Actor.of(caller), model, version, key);
    }

    @GET
    @Path("{version}/files/{path:.+}")
    @RolesAllowed({Role.VIEWER, Role.SERVICE})
    public Response file(
            @PathParam("model") String model,
            @PathParam("version") int version,
            @PathParam("path") String path,
            @Context HttpHeaders headers,
            @Context Request request) {
        FileRef file = versions.get(caller.team(), model, version).files().stream()
                .filter(candidate -> candidate.path().equals(path))
                .findFirst()
                .orElseThrow(() -> Problem.notFound("file", path));
        return download.of(caller.team(), file.sha256(), headers, request);
    }

    @GET
    @Path("{version}/evidence")
    @RolesAllowed({Role.VIEWER, Role.SERVICE})
    public Page<Evidence> evidence(@PathParam("model") String model, @PathParam("version") int version) {
        return Page.whole(versions.evidence(caller.team(), model, version));
    }
}
