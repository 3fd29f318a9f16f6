package dev.landbridge.kit.access;

import io.smallrye.jwt.build.Jwt;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Tokens with which this service calls the others, signed with its own key. */
@ApplicationScoped
public class ServiceTokens {
    private static final Duration LIFESPAN = Duration.ofMinutes(5);
    private static final Duration RENEW_BEFORE = Duration.ofMinutes(1);

    private final String service;
    private final Clock clock;
    private final Map<String, Minted> cache = new ConcurrentHashMap<>();

    ServiceTokens(@ConfigProperty(name = "quarkus.application.name") String service) {
        this.service = service;
        this.clock = Clock.systemUTC();
    }

    /** A bearer token for calls on behalf of the team. */
    public String forTeam(String team) {
        Minted minted = cache.compute(
                team,
                (key, known) ->
                        known != null && known.expires().isAfter(clock.instant().plus(RENEW_BEFORE))
                                ? known
                                : mint(key));
        return minted.token();
    }

    private Minted mint(String team) {
        Instant expires = clock.instant().plus(LIFESPAN);
        String token = Jwt.subject("service:" + service)
                .upn(service)
                .groups(Role.SERVICE)
                .claim("team", team)
                .expiresAt(expires)
                .sign();
        return new Minted(token, expires);
    }

    private record Minted(String token, Instant expires) {}
}
