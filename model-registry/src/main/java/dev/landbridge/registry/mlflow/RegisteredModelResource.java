package dev.landbridge.registry.mlflow;

import dev.landbridge.kit.access.Caller;
import dev.landbridge.kit.access.Role;
import dev.landbridge.kit.audit.Actor;
import dev.landbridge.registry.lifecycle.Deletions;
import dev.landbridge.registry.lifecycle.Renames;
import dev.landbridge.registry.model.Models;
import dev.landbridge.registry.promotion.AliasRemovals;
import dev.landbridge.registry.promotion.Promotions;
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
import java.util.List;
import java.util.Map;

/** MLflow's registered models. Success is always 200 with a JSON object: its clients refuse everything else. */
@Path("/api/2.0/mlflow/registered-models")
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
public class RegisteredModelResource {
    private final RegisteredModels registered;
    private final RegisteredVersions versions;
    private final Models models;
    private final Promotions promotions;
    private final AliasRemovals removals;
    private final Deletions deletions;
    private final Renames renames;
    private final Caller caller;

    RegisteredModelResource(
            RegisteredModels registered,
            RegisteredVersions versions,
            Models models,
            Promotions promotions,
            AliasRemovals removals,
            Deletions deletions,
            Renames renames,
            Caller caller) {
        this.registered = registered;
        this.versions = versions;
        this.models = models;
        this.promotions = promotions;
        this.removals = removals;
        this.deletions = deletions;
        this.renames = renames;
        this.caller = caller;
    }

    @POST
    @Path("create")
    @RolesAllowed({Role.MEMBER, Role.SERVICE})
    public Map<String, Object> create(InputStream body) {
        return model(registered.create(caller.team(), Actor.of(caller), Fields.ofBody(body)));
    }

    @POST
    @Path("rename")
    @RolesAllowed({Role.MEMBER, Role.SERVICE})
    public Map<String, Object> rename(InputStream body) {
        Fields fields = Fields.ofBody(body);
        String newName = fields.required("new_name");
        renames.rename(caller.team(), Actor.of(caller), fields.required("name"), newName);
        return model(registered.get(caller.team(), newName));
    }

    @PATCH
    @Path("update")
    @RolesAllowed({Role.MEMBER, Role.SERVICE})
    public Map<String, Object> update(InputStream body) {
        return model(registered.describe(caller.team(), Actor.of(caller), Fields.ofBody(body)));
    }

    @DELETE
    @Path("delete")
    @RolesAllowed({Role.MEMBER, Role.SERVICE})
    public Map<String, Object> delete(InputStream body) {
        deletions.deleteModel(
                caller.team(), Actor.of(caller), Fields.ofBody(body).required("name"));
        return Map.of();
    }

    @GET
    @Path("get")
    @RolesAllowed({Role.VIEWER, Role.SERVICE})
    public Map<String, Object> get(@Context UriInfo uri) {
        return model(registered.get(caller.team(), query(uri).required("name")));
    }

    @GET
    @Path("search")
    @RolesAllowed({Role.VIEWER, Role.SERVICE})
    public Map<String, Object> search(@Context UriInfo uri) {
        return registered.search(caller.team(), query(uri));
    }

    @GET
    @Path("get-latest-versions")
    @RolesAllowed({Role.VIEWER, Role.SERVICE})
    public Map<String, Object> latest(@Context UriInfo uri) {
        return latest(query(uri));
    }

    @POST
    @Path("get-latest-versions")
    @RolesAllowed({Role.VIEWER, Role.SERVICE})
    public Map<String, Object> latestOf(InputStream body) {
        return latest(Fields.ofBody(body));
    }

    @POST
    @Path("set-tag")
    @RolesAllowed({Role.MEMBER, Role.SERVICE})
    public Map<String, Object> tag(InputStream body) {
        Fields fields = Fields.ofBody(body);
        models.tag(
                caller.team(),
                Actor.of(caller),
                fields.required("name"),
                fields.required("key"),
                fields.text("value").orElse(""));
        return Map.of();
    }

    @DELETE
    @Path("delete-tag")
    @RolesAllowed({Role.MEMBER, Role.SERVICE})
    public Map<String, Object> untag(InputStream body) {
        Fields fields = Fields.ofBody(body);
        models.untag(caller.team(), Actor.of(caller), fields.required("name"), fields.required("key"));
        return Map.of();
    }

    @POST
    @Path("alias")
    @RolesAllowed({Role.MEMBER, Role.SERVICE})
    public Map<String, Object> setAlias(InputStream body) {
        Fields fields = Fields.ofBody(body);
        promotions.promote(
                new Promotions.Wish(
                        caller.team(), fields.required("name"), fields.version(), RegisteredModels.alias(fields), null),
                Actor.of(caller));
        return Map.of();
    }

    @DELETE
    @Path("alias")
    @RolesAllowed({Role.MEMBER, Role.SERVICE})
    public Map<String, Object> removeAlias(InputStream body) {
        Fields fields = Fields.ofBody(body);
        removals.remove(caller.team(), fields.required("name"), RegisteredModels.alias(fields), Actor.of(caller));
        return Map.of();
    }

    @GET
    @Path("alias")
    @RolesAllowed({Role.VIEWER, Role.SERVICE})
    public Map<String, Object> byAlias(@Context UriInfo uri) {
        Fields fields = query(uri);
        return Map.of(
                "model_version",
                versions.byAlias(caller.team(), fields.required("name"), RegisteredModels.alias(fields)));
    }

    private Map<String, Object> latest(Fields fields) {
        List<Answer.ModelVersion> latest =
                registered.latest(caller.team(), fields.required("name"), fields.list("stages"));
        return Map.of("model_versions", latest);
    }

    private static Map<String, Object> model(Answer.RegisteredModel model) {
        return Map.of("registered_model", model);
    }

    private static Fields query(UriInfo uri) {
        return Fields.ofQuery(uri.getQueryParameters());
    }
}
