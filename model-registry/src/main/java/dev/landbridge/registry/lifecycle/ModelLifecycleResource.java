package dev.landbridge.registry.lifecycle;

import dev.landbridge.kit.access.Caller;
import dev.landbridge.kit.access.Role;
import dev.landbridge.kit.audit.Actor;
import dev.landbridge.registry.model.Model;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

@Path("/api/v1/models")
public class ModelLifecycleResource {
    /** Another name for a model. */
    public record NewName(@NotBlank String name) {}

    private final Deletions deletions;
    private final Renames renames;
    private final Caller caller;

    ModelLifecycleResource(Deletions deletions, Renames renames, Caller caller) {
        this.deletions = deletions;
        this.renames = renames;
        this.caller = caller;
    }

    @DELETE
    @Path("{model}")
    @RolesAllowed(Role.MEMBER)
    public void delete(@PathParam("model") String model) {
        deletions.deleteModel(caller.team(), Actor.of(caller), model);
    }

    @PUT
    @Path("{model}/name")
    @RolesAllowed(Role.MEMBER)
    public Model rename(@PathParam("model") String model, @Valid @NotNull NewName wish) {
        return renames.rename(caller.team(), Actor.of(caller), model, wish.name());
    }
}
