package dev.landbridge.registry.lifecycle;

import dev.landbridge.kit.access.Caller;
import dev.landbridge.kit.access.Role;
import dev.landbridge.kit.audit.Actor;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

@Path("/api/v1/models/{model}/versions")
public class VersionLifecycleResource {
    private final Deletions deletions;
    private final Caller caller;

    VersionLifecycleResource(Deletions deletions, Caller caller) {
        this.deletions = deletions;
        this.caller = caller;
    }

    @DELETE
    @Path("{version}")
    @RolesAllowed(Role.MEMBER)
    public void delete(@PathParam("model") String model, @PathParam("version") int version) {
        deletions.deleteVersion(caller.team(), Actor.of(caller), model, version);
    }
}
