package dev.landbridge.registry.mlflow;

import dev.landbridge.kit.access.Caller;
import dev.landbridge.kit.access.Role;
import dev.landbridge.kit.audit.Actor;
import dev.landbridge.registry.lifecycle.Deletions;
import dev.landbridge.registry.version.ModelVersions;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.io.InputStream;
import java.util.Map;

/** MLflow's model versions. Success is always 200 with a JSON object: its clients refuse everything else. */
@Path("/api/2.0/mlflow/model-versions")
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
public class RegisteredVersionResource {
    private final RegisteredVersions registered;
    private final ModelVersions versions;
    private final Stages stages;
    private final Deletions deletions;
    private final Caller caller;

    RegisteredVersionResource(
            RegisteredVersions registered, ModelVersions versions, Stages stages, Deletions deletions, Caller caller) {
        this.registered = registered;
        this.versions = versions;
        this.stages = stages;
        this.deletions = deletions;
        this.caller = caller;
    }

    @POST
    @Path("create")
    @RolesAllowed({Role.MEMBER, Role.SERVICE})
    public Map<String, Object> create(InputStream body) {
        return version(registered.create(caller.team(), Actor.of(caller), Fields.ofBody(body)));
    }

    @PATCH
    @Path("update")
    @RolesAllowed({Role.MEMBER, Role.SERVICE})
    public Map<String, Object> update(InputStream body) {
        Fields fields = Fields.ofBody(body);
        versions.describe(
                caller.team(),
                Actor.of(caller),
                fields.required("name"),
                fields.version(),
                fields.text("description").orElse(""));
        return version(fields);
    }

    @DELETE
    @Path("delete")
    @RolesAllowed({Role.MEMBER, Role.SERVICE})
    public Map<String, Object> delete(InputStream body) {
        Fields fields = Fields.ofBody(body);
        deletions.deleteVersion(caller.team(), Actor.of(caller), fields.required("name"), fields.version());
        return Map.of();
    }

    @GET
    @Path("get")
    @RolesAllowed({Role.VIEWER, Role.SERVICE})
    public Map<String, Object> get(@Context UriInfo uri) {
        return version(Fields.ofQuery(uri.getQueryParameters()));
    }

    @GET
    @Path("search")
    @RolesAllowed({Role.VIEWER, Role.SERVICE})
    public Map<String, Object> search(@Context UriInfo uri) {
        return registered.search(caller.team(), Fields.ofQuery(uri.getQueryParameters()));
    }

    @GET
    @Path("get-download-uri")
    @RolesAllowed({Role.VIEWER, Role.SERVICE})
    public Map<String, Object> downloadUri(@Context UriInfo uri) {
        Fields fields = Fields.ofQuery(uri.getQueryParameters());
        String name = fields.required("name");
        int version = fields.version();
        versions.get(caller.team(), name, version);
        return Map.of("artifact_uri", ArtifactTree.uri(name, version));
    }

    @POST
    @Path("transition-stage")
    @RolesAllowed({Role.MEMBER, Role.SERVICE})
    public Map<String, Object> transition(InputStream body) {
        Fields fields = Fields.ofBody(body);
        stages.transition(
                caller.team(),
                Actor.of(caller),
                fields.required("name"),
                fields.version(),
                Stage.of(fields.required("stage")),
                fields.flag("archive_existing_versions"));
        return version(fields);
    }

    @POST
    @Path("set-tag")
    @RolesAllowed({Role.MEMBER, Role.SERVICE})
    public Map<String, Object> tag(InputStream body) {
        Fields fields = Fields.ofBody(body);
        versions.tag(
                caller.team(),
                Actor.of(caller),
                fields.required("name"),
                fields.version(),
                fields.required("key"),
                fields.text("value").orElse(""));
        return Map.of();
    }

    @DELETE
    @Path("delete-tag")
    @RolesAllowed({Role.MEMBER, Role.SERVICE})
    public Map<String, Object> untag(InputStream body) {
        Fields fields = Fields.ofBody(body);
        versions.untag(
                caller.team(), Actor.of(caller), fields.required("name"), fields.version(), fields.required("key"));
        return Map.of();
    }

    private Map<String, Object> version(Fields fields) {
        return version(registered.get(caller.team(), fields.required("name"), fields.version()));
    }

    private static Map<String, Object> version(Answer.ModelVersion version) {
        return Map.of("model_version", version);
    }
}
