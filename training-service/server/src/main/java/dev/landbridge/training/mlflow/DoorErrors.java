package dev.landbridge.training.mlflow;

import dev.landbridge.kit.problem.ProblemBody;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.MediaType;
import java.lang.annotation.Annotation;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jboss.resteasy.reactive.server.SimpleResourceInfo;

/** Gives every error of the door's paths the protocol's shape, and its second prefix the paths of the first. */
public class DoorErrors {
    private static final Pattern DOOR = Pattern.compile("/api/[23]\\.0/mlflow(/.*)?");
    private static final String BROWSER_PREFIX = "/ajax-api/";

    /** MLflow's own pages call the same endpoints under another prefix. */
    @ServerRequestFilter(preMatching = true)
    public void onePrefix(ContainerRequestContext request) {
        String path = request.getUriInfo().getPath();
        if (path.startsWith(BROWSER_PREFIX)) {
            request.setRequestUri(request.getUriInfo()
                    .getRequestUriBuilder()
                    .replacePath("/api/" + path.substring(BROWSER_PREFIX.length()))
                    .build());
        }
    }

    @ServerResponseFilter
    public void shape(ContainerRequestContext request, ContainerResponseContext response, SimpleResourceInfo resource) {
        String path = request.getUriInfo().getPath();
        if (response.getStatus() < 400 || !DOOR.matcher(path).matches()) {
            return;
        }
        DoorError error = DoorError.unreadable();
        if (response.getEntity() instanceof ProblemBody problem) {
            boolean unmatched = resource == null || resource.getMethodName() == null;
            error = unmatched && (problem.status() == 404 || problem.status() == 405)
                    ? DoorError.noSuchEndpoint(path)
                    : DoorError.of(problem);
        }
        response.setEntity(error, new Annotation[0], MediaType.APPLICATION_JSON_TYPE);
        response.setStatus(error.status(response.getStatus()));
    }
}
