package dev.landbridge.portal.frontdoor;

import dev.landbridge.kit.problem.Problem;
import dev.landbridge.kit.problem.ProblemType;
import dev.landbridge.kit.request.RequestId;
import dev.landbridge.portal.identity.AccessTokens;
import dev.landbridge.portal.identity.Person;
import dev.landbridge.portal.session.SessionCookie;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import java.util.Optional;
import java.util.Set;

/**
 * The single origin. Every request passes here before anything else looks at it: a cookie or personal access token
 * becomes a short access token for one team, then the service that owns the path answers, or the portal itself.
 */
@ApplicationScoped
public class FrontDoor {
    // load balancers and MLflow clients ask whether the server is there at all
    private static final String HEALTH = "/health";
    // Before Quarkus' own authentication, which has 200.
    private static final int PRIORITY = 250;
    private static final Set<HttpMethod> SAFE = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    private final RouteTable routes;
    private final People people;
    private final AccessTokens tokens;
    private final ServicePipe pipe;
    private final WebPages pages;
    private final Refusals refusals;
    private final Vertx vertx;

    FrontDoor(
            RouteTable routes,
            People people,
            AccessTokens tokens,
            ServicePipe pipe,
            WebPages pages,
            Refusals refusals,
            Vertx vertx) {
        this.routes = routes;
        this.people = people;
        this.tokens = tokens;
        this.pipe = pipe;
        this.pages = pages;
        this.refusals = refusals;
        this.vertx = vertx;
    }

    void open(@Observes Filters filters) {
        filters.register(this::enter, PRIORITY);
    }

    private void enter(RoutingContext context) {
        HttpServerRequest request = context.request();
        String requestId = RequestId.acceptOrCreate(request.getHeader(RequestId.HEADER));
        request.headers().set(RequestId.HEADER, requestId);
        context.response().putHeader(RequestId.HEADER, requestId);
        if (context.normalizedPath().equals(HEALTH)) {
            context.response().putHeader("Content-Type", "text/plain").end("OK");
            return;
        }
        Route route = routes.of(context.normalizedPath(), request.getParam("service"));
        if (route.owner().isEmpty() && pages.serve(context)) {
            return;
        }
        Optional<Credential> credential = Credential.of(request, route.door());
        request.headers().remove(SessionCookie.FORWARDED);
        if (credential.isEmpty() || credential.get() instanceof Credential.Forwarded) {
            pass(context, route);
            return;
        }
        if (credential.get() instanceof Credential.Session && fromAnotherSite(request)) {
            refusals.send(
                    context, Problem.of(ProblemType.PERMISSION_DENIED, "This request came from another site's page."));
            return;
        }
        identify(context, route, credential.get());
    }

    private void identify(RoutingContext context, Route route, Credential credential) {
        Optional<Person> remembered = people.remembered(credential);
        if (remembered.isPresent()) {
            passAs(context, route, credential, remembered.get());
            return;
        }
        context.request().pause();
        vertx.executeBlocking(() -> people.of(credential), false)
                .onSuccess(person -> {
                    if (person.isPresent()) {
                        passAs(context, route, credential, person.get());
                    } else {
                        leaveUnknown(context, route, credential);
                    }
                })
                .onFailure(e -> refusals.send(
                        context,
                        e instanceof Problem refused
                                ? refused
                                : Problem.of(
                                        ProblemType.UNAVAILABLE, "Sign-in cannot be checked right now. Try again.")));
    }

    // A stale cookie must not keep anybody from signing in again, so it counts as none.
    private void leaveUnknown(RoutingContext context, Route route, Credential credential) {
        if (credential instanceof Credential.Session) {
            stripCredentials(context.request().headers());
            pass(context, route);
            return;
        }
        refusals.send(context, Problem.of(ProblemType.UNAUTHENTICATED, unknown(credential)));
    }

    private void passAs(RoutingContext context, Route route, Credential credential, Person person) {
        HttpServerRequest request = context.request();
        String token;
        try {
            token = tokens.mint(person, TeamChoice.of(request, context.normalizedPath(), route.door(), person));
        } catch (Problem refused) {
            refusals.send(context, refused);
            return;
        }
        stripCredentials(request.headers());
        request.headers().set("Authorization", "Bearer " + token);
        if (route.owner().isEmpty() && credential instanceof Credential.Session session) {
            request.headers().set(SessionCookie.FORWARDED, session.secret());
        }
        pass(context, route);
    }

    private static String unknown(Credential credential) {
        return credential instanceof Credential.Account
                ? "The name or the password is wrong."
                : "This token is unknown, expired or revoked. Make a new one.";
    }

    private void pass(RoutingContext context, Route route) {
        if (route.owner().isPresent()) {
            pipe.forward(context, route.owner().get());
        } else {
            context.request().resume();
            context.next();
        }
    }

    private static void stripCredentials(MultiMap headers) {
        headers.remove("Cookie");
        headers.remove("Authorization");
    }

    private static boolean fromAnotherSite(HttpServerRequest request) {
        if (SAFE.contains(request.method())) {
            return false;
        }
        String origin = request.getHeader("Origin");
        if (origin == null) {
            return false;
        }
        try {
            return !URI.create(origin).getAuthority().equals(request.authority().toString());
        } catch (IllegalArgumentException | NullPointerException e) {
            return true;
        }
    }
}
