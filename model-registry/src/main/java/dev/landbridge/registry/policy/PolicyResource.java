package dev.landbridge.registry.policy;

import dev.landbridge.kit.access.Caller;
import dev.landbridge.kit.access.Role;
import dev.landbridge.kit.audit.Actor;
import dev.landbridge.kit.page.Page;
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

/** Release policies: what an alias asks of a version, for the team or for one model. */
@Path("/api/v1")
public class PolicyResource {
    private final Policies policies;
    private final Caller caller;

    PolicyResource(Policies policies, Caller caller) {
        this.policies = policies;
        this.caller = caller;
    }

    @GET
    @Path("policies")
    @RolesAllowed({Role.VIEWER, Role.SERVICE})
    @Operation(
            summary = "List the release policies in force",
            description = "Those that hold for every model of the team (model is null), then those of single models.")
    public Page<PolicyView> list() {
        return Page.whole(
                policies.all(caller.team()).stream().map(PolicyView::of).toList());
    }

    @GET
    @Path("policies/{alias}")
    @RolesAllowed({Role.VIEWER, Role.SERVICE})
    @Operation(summary = "Read what an alias asks of every model of the team")
    public Response get(@PathParam("alias") String alias) {
        return found(null, alias);
    }

    @PUT
    @Path("policies/{alias}")
    @RolesAllowed(Role.ADMIN)
    @Operation(
            summary = "Save what an alias asks of every model of the team",
            description = "Every expression is parsed and type-checked first; a mistake is answered with its position."
                    + " The document before is kept, and the audit log holds both.")
    public Response save(
            @PathParam("alias") String alias,
            @HeaderParam("If-Match") String ifMatch,
            @NotNull PolicyDocument document) {
        return saved(null, alias, document, ifMatch);
    }

    @DELETE
    @Path("policies/{alias}")
    @RolesAllowed(Role.ADMIN)
    @Operation(summary = "Go back to the installation's policy for an alias")
    public void remove(@PathParam("alias") String alias, @HeaderParam("If-Match") String ifMatch) {
        policies.remove(caller.team(), Actor.of(caller), null, alias, ifMatch);
    }

    @GET
    @Path("models/{model}/policies/{alias}")
    @RolesAllowed({Role.VIEWER, Role.SERVICE})
    @Operation(
            summary = "Read what an alias asks of one model",
            description = "model is null in the answer when the model has no policy of its own and the team's holds.")
    public Response getOfModel(@PathParam("model") String model, @PathParam("alias") String alias) {
        return found(model, alias);
    }

    @PUT
    @Path("models/{model}/policies/{alias}")
    @RolesAllowed(Role.ADMIN)
    @Operation(summary = "Save what an alias asks of one model")
    public Response saveOfModel(
            @PathParam("model") String model,
            @PathParam("alias") String alias,
            @HeaderParam("If-Match") String ifMatch,
            @NotNull PolicyDocument document) {
        return saved(model, alias, document, ifMatch);
    }

    @DELETE
    @Path("models/{model}/policies/{alias}")
    @RolesAllowed(Role.ADMIN)
    @Operation(summary = "Go back to the team's policy for an alias of a model")
    public void removeOfModel(
            @PathParam("model") String model,
            @PathParam("alias") String alias,
            @HeaderParam("If-Match") String ifMatch) {
        policies.remove(caller.team(), Actor.of(caller), model, alias, ifMatch);
    }

    private Response found(String model, String alias) {
        PolicyInForce policy = policies.of(caller.team(), model, alias)
                .orElseThrow(() -> Problem.notFound("policy", (model == null ? "" : model + "@") + alias));
        return answer(model, policy);
    }

    private Response saved(String model, String alias, PolicyDocument document, String ifMatch) {
        return answer(model, policies.save(caller.team(), Actor.of(caller), model, alias, document, ifMatch));
    }

    private Response answer(String model, PolicyInForce policy) {
        return Response.ok(PolicyView.of(policy))
                .tag(policies.tag(caller.team(), model, policy.document().alias())
                        .entityTag())
                .build();
    }
}
