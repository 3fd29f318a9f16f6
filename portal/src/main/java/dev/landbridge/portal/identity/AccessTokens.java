package dev.landbridge.portal.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.landbridge.kit.access.Scope;
import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** The short tokens under which the services know a person. */
@ApplicationScoped
public class AccessTokens {
    private static final Duration LIFESPAN = Duration.ofMinutes(5);

    // Reused for less than its life, so that a forwarded token never expires on the way.
    private final Cache<Subject, String> minted = Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfterWrite(LIFESPAN.dividedBy(2))
            .build();

    /**
     * A token for the person in the team; a null team gives one that opens only what belongs to no team. The claim
     * {@code teams} names the highest role in each of the person's teams.
     */
    public String mint(Person person, String team) {
        return minted.get(new Subject(person, team), AccessTokens::sign);
    }

    private static String sign(Subject subject) {
        Person person = subject.person();
        JwtClaimsBuilder claims = Jwt.subject(person.id())
                .upn(person.name())
                .groups(person.rolesIn(subject.team()))
                .expiresIn(LIFESPAN);
        if (subject.team() != null) {
            claims.claim("team", subject.team());
        }
        claims.claim("teams", person.roleByTeam());
        if (person.scope() != Scope.RELEASE) {
            claims.claim(Scope.CLAIM, person.scope().names());
        }
        return claims.sign();
    }

    private record Subject(Person person, String team) {}
}
