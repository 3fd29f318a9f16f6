package dev.landbridge.inference.key;

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
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.jboss.resteasy.reactive.ResponseStatus;

@Path("/api/v1/keys")
class KeyResource {
    private final ApiKeys keys;
    private final Caller caller;

    KeyResource(ApiKeys keys, Caller caller) {
        this.keys = keys;
        this.caller = caller;
    }

    @GET
    @RolesAllowed(Role.VIEWER)
    public Page<ApiKey> list(@BeanParam PageRequest page) {
        return keys.list(caller.team(), page);
    }

    @POST
    @ResponseStatus(201)
    @RolesAllowed(Role.MEMBER)
    public ApiKey create(@Valid @NotNull NewKey request) {
        return keys.create(caller, request);
    }

    @DELETE
    @Path("/{id}")
    @ResponseStatus(204)
    @RolesAllowed(Role.MEMBER)
    public void revoke(@PathParam("id") String id) {
        keys.revoke(caller, id);
    }
}
