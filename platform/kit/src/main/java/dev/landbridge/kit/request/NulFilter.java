package dev.landbridge.kit.request;

import dev.landbridge.kit.problem.Problem;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.MultivaluedMap;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** PostgreSQL has no text with the character NUL, so no address of ours may have it: refused here by name, not there. */
public class NulFilter {
    @ServerRequestFilter
    public void refuse(ContainerRequestContext request) {
        refuse(request.getUriInfo().getQueryParameters());
        refuse(request.getUriInfo().getPathParameters());
    }

    private static void refuse(MultivaluedMap<String, String> parameters) {
        parameters.forEach((name, values) -> {
            if (values.stream().anyMatch(value -> value.indexOf('\0') >= 0)) {
                throw Problem.invalid(name, "must not contain the character NUL");
            }
        });
    }
}
