package dev.landbridge.portal.session;

import dev.landbridge.kit.access.Caller;
import dev.landbridge.kit.access.Role;
import dev.landbridge.kit.problem.Problem;
import dev.landbridge.portal.account.Accounts;
import dev.landbridge.portal.identity.Person;
import dev.landbridge.portal.team.Teams;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;

@Path("/api/v1/session")
public class SessionResource {
    private final Sessions sessions;
    private final Accounts accounts;
    private final Teams teams;
    private final Caller caller;

    SessionResource(Sessions sessions, Accounts accounts, Teams teams, Caller caller) {
        this.sessions = sessions;
        this.accounts = accounts;
        this.teams = teams;
        this.caller = caller;
    }

    /** Open to everybody: this is the sign-in. */
    @POST
    @PermitAll
    public Response signIn(@NotNull @Valid SignIn wanted, HttpServerRequest request) {
        Sessions.SignedIn session = sessions.signIn(wanted.user(), wanted.password());
        return Response.ok(view(session.person()))
                .cookie(cookie(session.secret(), (int) Sessions.LIFE.toSeconds(), request.isSSL()))
                .build();
    }

    @GET
    @RolesAllowed(Role.ANYONE_SIGNED_IN)
    public SessionView current() {
        return accounts.find(caller.subject())
                .map(teams::personOf)
                .map(this::view)
                .orElseThrow(() -> Problem.notFound("account", caller.subject()));
    }

    /** Open to everybody: without a session there is nothing to end. */
    @DELETE
    @PermitAll
    public Response signOut(HttpServerRequest request) {
        String secret = request.getHeader(SessionCookie.FORWARDED);
        if (secret != null) {
            sessions.signOut(secret);
        }
        return Response.noContent().cookie(cookie("", 0, request.isSSL())).build();
    }

    private SessionView view(Person person) {
        return SessionView.of(person, teams.displayNames(person.roleByTeam().keySet()));
    }

    private static NewCookie cookie(String value, int maxAgeSeconds, boolean secure) {
        return new NewCookie.Builder(SessionCookie.NAME)
                .value(value)
                .path("/")
                .maxAge(maxAgeSeconds)
                .httpOnly(true)
                .secure(secure)
                .sameSite(NewCookie.SameSite.STRICT)
                .build();
    }

    /** Name and password. */
    public record SignIn(
            @NotBlank @Size(max = 64) String user,
            @NotNull @Size(max = 72) String password) {}
}
