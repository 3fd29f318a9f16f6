package dev.landbridge.eval.evaluation;

import dev.landbridge.kit.access.Role;
import dev.landbridge.kit.page.Page;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

@Path("/api/v1/suites")
public class SuiteResource {
    @GET
    @RolesAllowed(Role.ANYONE_SIGNED_IN)
    public Page<Suite> list() {
        return Page.whole(Suite.ALL);
    }
}
