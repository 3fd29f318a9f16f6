package dev.landbridge.kit.access;

import dev.landbridge.kit.problem.Problem;
import dev.landbridge.kit.problem.ProblemType;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
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
