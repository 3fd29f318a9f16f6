package dev.landbridge.registry.card;

import dev.landbridge.kit.access.Caller;
import dev.landbridge.kit.access.Role;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

@Path("/api/v1/models/{model}/versions/{version}/card")
public class CardResource {
    private final Cards cards;
    private final Caller caller;

    CardResource(Cards cards, Caller caller) {
        this.cards = cards;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({Role.VIEWER, Role.SERVICE})
    public Card get(@PathParam("model") String model, @PathParam("version") int version) {
        return cards.of(caller.team(), model, version);
    }
}
