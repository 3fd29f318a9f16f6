package dev.landbridge.registry.promotion;

import dev.landbridge.kit.access.Caller;
import dev.landbridge.kit.access.Role;
import dev.landbridge.kit.audit.Actor;
import dev.landbridge.kit.page.Page;
import dev.landbridge.registry.alias.Alias;
import dev.landbridge.registry.alias.AliasMove;
import dev.landbridge.registry.alias.Aliases;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

@Path("/api/v1/models/{model}/aliases")
public class AliasResource {
    /** Where the alias shall point. */
    public record Target(@Min(1) int version, String chip) {}

    private final Promotions promotions;
    private final Aliases aliases;
    private final Caller caller;

    AliasResource(Promotions promotions, Aliases aliases, Caller caller) {
        this.promotions = promotions;
        this.aliases = aliases;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({Role.VIEWER, Role.SERVICE})
    public Page<Alias> list(@PathParam("model") String model) {
        return Page.whole(aliases.of(caller.team(), model));
    }

    @PUT
    @Path("{alias}")
    @RolesAllowed(Role.MEMBER)
    public Alias promote(
            @PathParam("model") String model, @PathParam("alias") String alias, @Valid @NotNull Target target) {
        return promotions.promote(
                new Promotions.Wish(caller.team(), model, target.version(), alias, target.chip()), Actor.of(caller));
    }

    @GET
    @Path("{alias}/history")
    @RolesAllowed({Role.VIEWER, Role.SERVICE})
    public Page<AliasMove> history(@PathParam("model") String model, @PathParam("alias") String alias) {
        return Page.whole(aliases.history(caller.team(), model, alias));
    }
}
