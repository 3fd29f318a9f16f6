package dev.landbridge.eval.endpoint;

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
import org.jboss.resteasy.reactive.ResponseStatus;

@Path("/api/v1/endpoints")
public class EndpointResource {
    private final Endpoints endpoints;
    private final Caller caller;

    EndpointResource(Endpoints endpoints, Caller caller) {
        this.endpoints = endpoints;
        this.caller = caller;
    }

    @GET
    @RolesAllowed(Role.VIEWER)
    public Page<Endpoint> list(@BeanParam PageRequest page) {
        return endpoints.list(caller.team(), page);
    }

    @POST
    @ResponseStatus(201)
    @RolesAllowed(Role.MEMBER)
    public Endpoint add(@NotNull @Valid EndpointRequest request) {
        return endpoints.add(caller.team(), Actor.of(caller), request);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed(Role.VIEWER)
    public Endpoint get(@PathParam("id") String id) {
        return endpoints.get(caller.team(), id);
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed(Role.MEMBER)
    public void delete(@PathParam("id") String id) {
        endpoints.delete(caller.team(), Actor.of(caller), id);
    }

    /** Asks for one token through each door the endpoint is said to have. */
    @POST
    @Path("/{id}/probe")
    @RolesAllowed(Role.MEMBER)
    public Endpoint probe(@PathParam("id") String id) throws InterruptedException {
        return endpoints.probe(caller.team(), id);
    }
}
