package dev.landbridge.inference.route;

import dev.landbridge.kit.access.Caller;
import dev.landbridge.kit.access.Role;
import dev.landbridge.kit.page.Page;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

@Path("/api/v1/routes")
class RouteResource {
    private final Routes routes;
    private final Caller caller;

    RouteResource(Routes routes, Caller caller) {
        this.routes = routes;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({Role.VIEWER, Role.SERVICE})
    public Page<Route> list() {
        return Page.whole(routes.list(caller.team()));
    }
}
