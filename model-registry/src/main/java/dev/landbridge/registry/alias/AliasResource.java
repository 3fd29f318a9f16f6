package dev.landbridge.registry.alias;

import dev.landbridge.kit.access.Caller;
import dev.landbridge.kit.access.Role;
import dev.landbridge.kit.page.Page;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

@Path("/api/v1/models/{model}/aliases")
@RolesAllowed({Role.VIEWER, Role.SERVICE})
public class AliasResource {
    private final Aliases aliases;
    private final Caller caller;

    AliasResource(Aliases aliases, Caller caller) {
        this.aliases = aliases;
        this.caller = caller;
    }

    @GET
    public Page<Alias> list(@PathParam("model") String model) {
        return Page.whole(aliases.of(caller.team(), model));
    }

    @GET
    @Path("{alias}/history")
    public Page<AliasMove> history(@PathParam("model") String model, @PathParam("alias") String alias) {
        return Page.whole(aliases.history(caller.team(), model, alias));
    }
}
