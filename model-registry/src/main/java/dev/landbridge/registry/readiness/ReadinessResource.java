package dev.landbridge.registry.readiness;

import dev.landbridge.kit.access.Caller;
import dev.landbridge.kit.access.Role;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

@Path("/api/v1/readiness")
public class ReadinessResource {
    private final Readiness readiness;
    private final Caller caller;

    ReadinessResource(Readiness readiness, Caller caller) {
        this.readiness = readiness;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({Role.VIEWER, Role.SERVICE})
    public Readiness.Board board() {
        return readiness.board(caller.team());
    }
}
