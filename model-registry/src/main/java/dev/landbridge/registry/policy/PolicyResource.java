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

/** Release policies: what an alias asks of every model of the team. */
@Path("/api/v1/policies")
public class PolicyResource {
    private final Policies policies;
    private final Caller caller;

    PolicyResource(Policies policies, Caller caller) {
        this.policies = policies;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({Role.VIEWER, Role.SERVICE})
    @Operation(
            summary = "List the release policies in force",
            description = "Those that hold for every model of the team (model is null), then those of single models.")
    public Page<PolicyView> list() {
        return Page.whole(
                policies.all(caller.team()).stream().map(PolicyView::of).toList());
    }

    @GET
    @Path("{alias}")
    @RolesAllowed({Role.VIEWER, Role.SERVICE})
    @Operation(summary = "Read what an alias asks of every model of the team")
    public Response get(@PathParam("alias") String alias) {
        return found(alias);
    }

    @PUT
    @Path("{alias}")
    @RolesAllowed(Role.ADMIN)
    @Operation(
            summary = "Save what an alias asks of every model of the team",
            description = "Every expression is parsed and type-checked first; a mistake is answered with its position."
                    + " The document before is kept, and the audit log holds both.")
    public Response save(
            @PathParam("alias") String alias,
            @HeaderParam("If-Match") String ifMatch,
            @NotNull PolicyDocument document) {
        return answer(policies.save(caller.team(), Actor.of(caller), null, alias, document, ifMatch));
    }

    @DELETE
    @Path("{alias}")
    @RolesAllowed(Role.ADMIN)
    @Operation(summary = "Go back to the installation's policy for an alias")
    public void remove(@PathParam("alias") String alias, @HeaderParam("If-Match") String ifMatch) {
        policies.remove(caller.team(), Actor.of(caller), null, alias, ifMatch);
    }

    private Response found(String alias) {
        return answer(policies.of(caller.team(), null, alias).orElseThrow(() -> Problem.notFound("policy", alias)));
    }

    private Response answer(PolicyInForce policy) {
        return Response.ok(PolicyView.of(policy))
                .tag(policies.tag(caller.team(), null, policy.document().alias())
                        .entityTag())
                .build();
    }
}
