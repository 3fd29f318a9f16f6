package dev.landbridge.portal.token;

import dev.landbridge.kit.access.Caller;
import dev.landbridge.kit.access.Role;
import dev.landbridge.kit.access.Scope;
import dev.landbridge.kit.audit.Actor;
import dev.landbridge.kit.page.Page;
import dev.landbridge.kit.request.LegibleText;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.List;

@Path("/api/v1/tokens")
@RolesAllowed(Role.ANYONE_SIGNED_IN)
public class PersonalTokenResource {
    private static final int DEFAULT_DAYS = 90;

    private final PersonalTokens tokens;
    private final Caller caller;

    PersonalTokenResource(PersonalTokens tokens, Caller caller) {
        this.tokens = tokens;
        this.caller = caller;
    }

    @GET
    public Page<PersonalToken> list() {
        return Page.whole(tokens.list(caller.subject()));
    }

    /** A token that is used for this must have every scope that the new one gets. */
    @POST
    public Response create(@NotNull @Valid NewToken wanted) {
        Scope scope = Scope.of(wanted.scopes());
        caller.require(Scope.WRITE);
        caller.require(scope);
        int days = wanted.expiresInDays() == null ? DEFAULT_DAYS : wanted.expiresInDays();
        return Response.status(Response.Status.CREATED)
                .entity(tokens.create(Actor.of(caller), wanted.name(), scope, days))
                .build();
    }

    @DELETE
    @Path("{id}")
    public void revoke(String id) {
        caller.require(Scope.WRITE);
        tokens.revoke(Actor.of(caller), id);
    }

    /**
     * A token to be made.
     *
     * @param expiresInDays 90 when it is not given
     * @param scopes of read, write and release, each with those before it; all when it is not given
     */
    public record NewToken(
            @NotNull @Size(max = 100) @LegibleText String name,
            @Min(1) @Max(366) Integer expiresInDays,
            @Size(max = 3) List<@NotNull String> scopes) {}
}
