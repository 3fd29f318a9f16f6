package dev.landbridge.eval.canary;

import dev.landbridge.kit.access.Caller;
import dev.landbridge.kit.access.Role;
import dev.landbridge.kit.audit.Actor;
import dev.landbridge.kit.page.Page;
import dev.landbridge.kit.page.PageRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import org.jboss.resteasy.reactive.ResponseStatus;

@Path("/api/v1/canaries")
public class CanaryResource {
    private final Canaries canaries;
    private final Caller caller;

    CanaryResource(Canaries canaries, Caller caller) {
        this.canaries = canaries;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({Role.VIEWER, Role.SERVICE})
    public Page<Canary> list(
            @QueryParam("deployment_id") String deploymentId,
            @QueryParam("certificate_id") String certificateId,
            @BeanParam PageRequest page) {
        return canaries.list(caller.team(), deploymentId, certificateId, page);
    }

    @POST
    @ResponseStatus(201)
    @RolesAllowed(Role.MEMBER)
    public Canary create(@NotNull @Valid CanaryRequest request) {
        return canaries.create(caller.team(), Actor.of(caller), request);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Role.VIEWER, Role.SERVICE})
    public Canary get(@PathParam("id") String id) {
        return canaries.get(caller.team(), id);
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed(Role.MEMBER)
    public void delete(@PathParam("id") String id) {
        canaries.delete(caller.team(), Actor.of(caller), id);
    }

    /** Newest first. */
    @GET
    @Path("/{id}/checks")
    @RolesAllowed({Role.VIEWER, Role.SERVICE})
    public Page<CanaryCheck> checks(@PathParam("id") String id, @BeanParam PageRequest page) {
        return canaries.checks(caller.team(), id, page);
    }

    /** Asks at once instead of when it is due. */
    @POST
    @Path("/{id}/checks")
    @ResponseStatus(202)
    @RolesAllowed(Role.MEMBER)
    public Canary checkNow(@PathParam("id") String id) {
        return canaries.checkNow(caller.team(), id);
    }

    /** Newest first. */
    @GET
    @Path("/{id}/events")
    @RolesAllowed({Role.VIEWER, Role.SERVICE})
    public Page<CanaryEvent> events(@PathParam("id") String id, @BeanParam PageRequest page) {
        return canaries.events(caller.team(), id, page);
    }

    /** Starts a parity run; the certificate is renewed when it passes. */
    @POST
    @Path("/{id}/recertification")
    @ResponseStatus(201)
    @RolesAllowed(Role.MEMBER)
    public CanaryEvent recertify(@PathParam("id") String id) {
        return canaries.recertify(caller.team(), Actor.of(caller), id);
    }
}
