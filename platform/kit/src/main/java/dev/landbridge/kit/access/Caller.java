package dev.landbridge.kit.access;

import dev.landbridge.kit.problem.Problem;
import dev.landbridge.kit.problem.ProblemType;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import jakarta.json.JsonString;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Who calls, and for which team. */
@RequestScoped
public class Caller {
    private static final String ANONYMOUS = "anonymous";

    private final SecurityIdentity identity;

    Caller(SecurityIdentity identity) {
        this.identity = identity;
    }

    /** The team whose rows this call may see. */
    public String team() {
        return token().map(known -> known.<Object>getClaim("team"))
                .map(Object::toString)
                .filter(team -> !team.isBlank())
                .orElseThrow(() -> Problem.of(
                        ProblemType.PERMISSION_DENIED, "Name a team you belong to in the X-Landbridge-Team header."));
    }

    /** Stable id of the person or service. */
    public String subject() {
        return token().map(JsonWebToken::getSubject).orElse(ANONYMOUS);
    }

    /** Login name of the person, or the service's name. */
    public String name() {
        return token().map(JsonWebToken::getName).orElse(ANONYMOUS);
    }

    /**
     * The highest role in every team of the caller; at least that in {@link #team()}. Empty for whoever belongs to no
     * team.
     */
    public Map<String, String> roleByTeam() {
        Map<String, String> roles = new TreeMap<>();
        token().map(known -> known.<Object>getClaim("teams"))
                .filter(Map.class::isInstance)
                .ifPresent(
                        claim -> ((Map<?, ?>) claim).forEach((team, role) -> roles.put(team.toString(), text(role))));
        token().map(known -> known.<Object>getClaim("team"))
                .map(Object::toString)
                .filter(team -> !team.isBlank())
                .ifPresent(team -> highestRole().ifPresent(role -> roles.putIfAbsent(team, role)));
        return roles;
    }

    private Optional<String> highestRole() {
        if (isService()) {
            return Optional.of(Role.MEMBER);
        }
        return Role.OF_TEAM.stream().filter(this::hasRole).reduce((lower, higher) -> higher);
    }

    private static String text(Object claim) {
        return claim instanceof JsonString string ? string.getString() : String.valueOf(claim);
    }

    /** How much of what the caller may do the credential allows; everything unless it is a token with fewer scopes. */
    public Scope scope() {
        return token().map(Caller::scopeOf).orElse(Scope.RELEASE);
    }

    /** Refuses a token without this scope. */
    public void require(Scope needed) {
        if (!scope().includes(needed)) {
            throw scope().lacking(needed);
        }
    }

    /** The scope that the front door wrote into a token. */
    public static Scope scopeOf(JsonWebToken token) {
        return token.<Object>getClaim(Scope.CLAIM) instanceof Collection<?> names
                ? Scope.of(names.stream().map(Caller::text).toList())
                : Scope.RELEASE;
    }

    public boolean hasRole(String role) {
        return identity.hasRole(role);
    }

    public boolean isService() {
        return hasRole(Role.SERVICE);
    }

    private Optional<JsonWebToken> token() {
        return identity.getPrincipal() instanceof JsonWebToken token ? Optional.of(token) : Optional.empty();
    }
}
