package dev.landbridge.eval.portability;

import dev.landbridge.kit.access.Caller;
import dev.landbridge.kit.access.Role;
import dev.landbridge.kit.audit.Actor;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

@Path("/api/v1/portability-checks")
public class PortabilityResource {
    private final PortabilityChecks checks;
    private final Caller caller;

    PortabilityResource(PortabilityChecks checks, Caller caller) {
        this.checks = checks;
        this.caller = caller;
    }

    @POST
    @RolesAllowed({Role.VIEWER, Role.SERVICE})
    public PortabilityCheck check(@NotNull @Valid PortabilityRequest request) {
        return checks.check(caller.team(), Actor.of(caller), request);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Role.VIEWER, Role.SERVICE})
    public PortabilityCheck get(@PathParam("id") String id) {
        return checks.get(caller.team(), id);
    }
}
