package dev.landbridge.registry.quarantine;

import dev.landbridge.kit.access.Caller;
import dev.landbridge.kit.access.Role;
import dev.landbridge.kit.audit.Actor;
import dev.landbridge.kit.page.Page;
import dev.landbridge.kit.page.PageRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;

/** A team sees what is held of its own; an operator sees and decides for every team. */
@Path("/api/v1/quarantine")
public class QuarantineResource {
    /**
     * An operator's word that the content is safe.
     *
     * @param team the team it is given to; null means every team that sent the content
     */
    public record Permission(String reason, String team) {}

    private final Quarantine quarantine;
    private final Caller caller;

    QuarantineResource(Quarantine quarantine, Caller caller) {
        this.quarantine = quarantine;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({Role.VIEWER, Role.SERVICE, Role.OPERATOR})
    public Page<Quarantined> list(@BeanParam PageRequest page) {
        return quarantine.list(caller.hasRole(Role.OPERATOR) ? null : caller.team(), page);
    }

    @POST
    @Path("{sha256}/permission")
    @RolesAllowed(Role.OPERATOR)
    public Page<Quarantined> allow(@PathParam("sha256") String sha256, @NotNull Permission permission) {
        return Page.whole(quarantine.allow(permission.team(), Actor.of(caller), sha256, permission.reason()));
    }

    @DELETE
    @Path("{sha256}")
    @RolesAllowed(Role.OPERATOR)
    public void remove(@PathParam("sha256") String sha256, @QueryParam("team") String team) {
        quarantine.remove(team, Actor.of(caller), sha256);
    }
}
