package dev.landbridge.kit.access;

import dev.landbridge.kit.problem.Problem;
import dev.landbridge.kit.problem.ProblemType;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Who calls, and for which team. */
@RequestScoped
public class Caller {
    @Inject
    SecurityIdentity identity;

    @Inject
    JsonWebToken token;

    /** The team whose rows this call may see. */
    public String team() {
        Object team = identity.isAnonymous() ? null : token.getClaim("team");
        if (team == null || team.toString().isBlank()) {
            throw Problem.of(
                    ProblemType.PERMISSION_DENIED, "Name a team you belong to in the X-Landbridge-Team header.");
        }
        return team.toString();
    }

    /** Stable id of the person or service. */
    public String subject() {
        return identity.isAnonymous() ? "anonymous" : token.getSubject();
    }

    /** Login name of the person, or the service's name. */
    public String name() {
        return identity.isAnonymous() ? "anonymous" : token.getName();
    }

    public boolean hasRole(String role) {
        return identity.hasRole(role);
    }

    public boolean isService() {
        return hasRole(Role.SERVICE);
    }
}
