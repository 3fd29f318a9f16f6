package dev.landbridge.kit.problem;

import dev.landbridge.kit.access.Caller;
import dev.landbridge.kit.access.Scope;
import jakarta.annotation.security.RolesAllowed;
import java.lang.reflect.Method;
import java.security.Principal;
import java.util.List;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Says what somebody lacks whose roles do not open an endpoint: the token's scope, when that is it, or the role. */
final class RefusedRole {
    private RefusedRole() {}

    static Problem problem(Principal principal, Method endpoint) {
        if (principal instanceof JsonWebToken token) {
            Scope scope = Caller.scopeOf(token);
            Scope needed = Scope.neededFor(roles(endpoint));
            if (!scope.includes(needed)) {
                return scope.lacking(needed);
            }
        }
        return Problem.of(
                ProblemType.PERMISSION_DENIED,
                "Your role in this team does not allow it. Ask a team admin for the role you need.");
    }

    private static List<String> roles(Method endpoint) {
        RolesAllowed own = endpoint == null ? null : endpoint.getAnnotation(RolesAllowed.class);
        RolesAllowed roles =
                own == null && endpoint != null ? endpoint.getDeclaringClass().getAnnotation(RolesAllowed.class) : own;
        return roles == null ? List.of() : List.of(roles.value());
    }
}
