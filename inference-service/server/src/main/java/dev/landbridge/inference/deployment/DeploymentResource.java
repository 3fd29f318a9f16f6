package dev.landbridge.inference.deployment;

import dev.landbridge.kit.access.Caller;
import dev.landbridge.kit.access.Role;
import dev.landbridge.kit.page.Page;
import dev.landbridge.kit.page.PageRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.jboss.resteasy.reactive.ResponseStatus;

@Path("/api/v1/deployments")
class DeploymentResource {
    private final Deployments deployments;
    private final Caller caller;

    DeploymentResource(Deployments deployments, Caller caller) {
        this.deployments = deployments;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({Role.VIEWER, Role.SERVICE})
    public Page<Deployment> list(@BeanParam PageRequest page) {
        return deployments.list(caller.team(), page);
    }

    @POST
    @ResponseStatus(201)
    @RolesAllowed({Role.MEMBER, Role.SERVICE})
    public Deployment create(
            @Valid @NotNull DeploymentRequest request, @HeaderParam("Idempotency-Key") String idempotencyKey) {
        return deployments.create(caller, request, idempotencyKey);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Role.VIEWER, Role.SERVICE})
    public Deployment get(@PathParam("id") String id) {
        return deployments.get(caller.team(), id);
    }

    @DELETE
    @Path("/{id}")
    @ResponseStatus(202)
    @RolesAllowed({Role.MEMBER, Role.SERVICE})
    public Deployment stop(@PathParam("id") String id) {
        return deployments.stop(caller, id, null);
    }
}
