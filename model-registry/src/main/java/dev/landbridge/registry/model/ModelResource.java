package dev.landbridge.registry.model;

import dev.landbridge.kit.access.Caller;
import dev.landbridge.kit.access.Role;
import dev.landbridge.kit.audit.Actor;
import dev.landbridge.kit.page.Page;
import dev.landbridge.kit.page.PageRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
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
import jakarta.ws.rs.core.Response;
import java.net.URI;

@Path("/api/v1/models")
public class ModelResource {
    /** Wish for a new model. */
    public record NewModel(
            @NotBlank String name, @Size(max = 4000) String description) {}

    /** Changed fields of a model; a field that is not named stays as it is. */
    public record ModelPatch(
            @Size(max = 4000) String description,
            @Size(max = 200) String licence,
            @Size(max = 4000) String intendedUse,
            String visibility) {}

    /** What a tag says. */
    public record TagValue(@NotNull String value) {}

    private final Models models;
    private final Caller caller;

    ModelResource(Models models, Caller caller) {
        this.models = models;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({Role.VIEWER, Role.SERVICE})
    public Page<Model> list(@Valid @BeanParam ModelFilter filter, @BeanParam PageRequest page) {
        return models.list(caller.team(), filter, page);
    }

    @POST
    @RolesAllowed({Role.MEMBER, Role.SERVICE})
    public Response create(@Valid @NotNull NewModel wish) {
        Model model = models.create(caller.team(), Actor.of(caller), wish.name(), wish.description());
        return Response.created(URI.create("/api/v1/models/" + model.name()))
                .entity(model)
                .build();
    }

    @GET
    @Path("{model}")
    @RolesAllowed({Role.VIEWER, Role.SERVICE})
    public Response get(@PathParam("model") String name) {
        return tagged(models.get(caller.team(), name));
    }

    @PATCH
    @Path("{model}")
    @RolesAllowed(Role.MEMBER)
    public Response describe(
            @PathParam("model") String name,
            @HeaderParam("If-Match") String ifMatch,
            @Valid @NotNull ModelPatch patch) {
        return tagged(models.change(
                caller.team(),
                Actor.of(caller),
                name,
                new Models.Change(patch.description(), patch.licence(), patch.intendedUse(), patch.visibility()),
                ifMatch));
    }

    @PUT
    @Path("{model}/tags/{key}")
    @RolesAllowed({Role.MEMBER, Role.SERVICE})
    public void tag(@PathParam("model") String name, @PathParam("key") String key, @Valid @NotNull TagValue tag) {
        models.tag(caller.team(), Actor.of(caller), name, key, tag.value());
    }

    @DELETE
    @Path("{model}/tags/{key}")
    @RolesAllowed({Role.MEMBER, Role.SERVICE})
    public void untag(@PathParam("model") String name, @PathParam("key") String key) {
        models.untag(caller.team(), Actor.of(caller), name, key);
    }

    private static Response tagged(Models.Tagged tagged) {
        return Response.ok(tagged.model()).tag(tagged.tag().entityTag()).build();
    }
}
