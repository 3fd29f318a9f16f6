package dev.landbridge.registry.policy;

import dev.landbridge.kit.access.Caller;
import dev.landbridge.kit.access.Role;
import dev.landbridge.kit.audit.Actor;
import dev.landbridge.kit.problem.Problem;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Release policies of one model, which go before the team's. */
@Path("/api/v1/models/{model}/policies/{alias}")
public class ModelPolicyResource {
    private final Policies policies;
    private final Caller caller;

    ModelPolicyResource(Policies policies, Caller caller) {
        this.policies = policies;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({Role.VIEWER, Role.SERVICE})
    @Operation(
            summary = "Read what an alias asks of one model",
            description = "model is null in the answer when the model has no policy of its own and the team's holds.")
    public Response get(@PathParam("model") String model, @PathParam("alias") String alias) {
        return answer(
                model,
                policies.of(caller.team(), model, alias)
                        .orElseThrow(() -> Problem.notFound("policy", model + "@" + alias)));
    }

    @PUT
    @RolesAllowed(Role.ADMIN)
    @Operation(summary = "Save what an alias asks of one model")
    public Response save(
            @PathParam("model") String model,
            @PathParam("alias") String alias,
            @HeaderParam("If-Match") String ifMatch,
            @NotNull PolicyDocument document) {
        return answer(model, policies.save(caller.team(), Actor.of(caller), model, alias, document, ifMatch));
    }

    @DELETE
    @RolesAllowed(Role.ADMIN)
    @Operation(summary = "Go back to the team's policy for an alias of a model")
    public void remove(
            @PathParam("model") String model,
            @PathParam("alias") String alias,
            @HeaderParam("If-Match") String ifMatch) {
        policies.remove(caller.team(), Actor.of(caller), model, alias, ifMatch);
    }

    private Response answer(String model, PolicyInForce policy) {
        return Response.ok(PolicyView.of(policy))
                .tag(policies.tag(caller.team(), model, policy.document().alias())
                        .entityTag())
                .build();
    }
}
