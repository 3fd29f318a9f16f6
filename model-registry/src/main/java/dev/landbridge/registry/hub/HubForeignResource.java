package dev.landbridge.registry.hub;

import dev.landbridge.kit.access.Role;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.Map;

/** Kinds of repositories that are not behind this door. */
@Path("/api/{kind:spaces}")
@RolesAllowed(Role.ANYONE_SIGNED_IN)
public class HubForeignResource {
    @GET
    @Path("{id:.+}")
    public Map<String, Object> info(@PathParam("kind") String kind, @PathParam("id") String id) {
        throw HubError.noRepository(kind + "/" + id);
    }
}
