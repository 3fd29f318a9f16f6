package dev.landbridge.training.recipe;

import dev.landbridge.kit.access.Caller;
import dev.landbridge.kit.access.Role;
import dev.landbridge.kit.audit.Actor;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;

@Path("/api/v1/recipes")
public class RecipeResource {
    private final Recipes recipes;
    private final Datasets datasets;
    private final Caller caller;

    RecipeResource(Recipes recipes, Datasets datasets, Caller caller) {
        this.recipes = recipes;
        this.datasets = datasets;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({Role.VIEWER, Role.SERVICE})
    public RecipeList list() {
        return new RecipeList(recipes.list());
    }

    @POST
    @Path("{recipe}/datasets")
    @ResponseStatus(201)
    @RolesAllowed({Role.MEMBER, Role.SERVICE})
    public GeneratedDataset generate(
            @RestPath String recipe,
            @NotNull @Valid DatasetRequest request,
            @RestHeader("Idempotency-Key") String idempotencyKey) {
        return new GeneratedDataset(
                datasets.generate(caller.team(), Actor.of(caller), recipe, request, idempotencyKey));
    }

    /** All recipes of the installed worker. */
    public record RecipeList(List<Recipe> items) {}

    /** The registry's data set version. */
    public record GeneratedDataset(DatasetVersion dataset) {}
}
