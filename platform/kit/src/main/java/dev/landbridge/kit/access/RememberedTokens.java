package dev.landbridge.kit.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipalFactory;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipalFactory;
import io.smallrye.jwt.auth.principal.ParseException;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Checks the signature of a token once, and remembers for a short while what it says: the front door sends the same one
 * with every request of a person, and a P-256 check costs more than most requests. A token that has expired is never
 * taken from memory, and a withdrawn key is honoured for {@link #MEMORY} at most.
 */
@ApplicationScoped
@Alternative
@Priority(1)
public class RememberedTokens extends JWTCallerPrincipalFactory {
    private static final Duration MEMORY = Duration.ofSeconds(30);
    private static final int TOKENS = 10_000;

    private final JWTCallerPrincipalFactory checked = new DefaultJWTCallerPrincipalFactory();
    private final Cache<String, JWTCallerPrincipal> known =
            Caffeine.newBuilder().maximumSize(TOKENS).expireAfterWrite(MEMORY).build();
    private final Clock clock = Clock.systemUTC();

    @Override
    public JWTCallerPrincipal parse(String token, JWTAuthContextInfo context) throws ParseException {
        JWTCallerPrincipal remembered = known.getIfPresent(token);
        if (remembered != null && clock.instant().isBefore(Instant.ofEpochSecond(remembered.getExpirationTime()))) {
            return remembered;
        }
        JWTCallerPrincipal principal = checked.parse(token, context);
        known.put(token, principal);
        return principal;
    }
}
