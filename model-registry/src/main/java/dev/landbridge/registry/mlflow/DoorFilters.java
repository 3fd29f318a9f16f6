package dev.landbridge.registry.mlflow;

import dev.landbridge.kit.problem.Problem;
import dev.landbridge.kit.problem.ProblemBody;
import dev.landbridge.kit.problem.ProblemType;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** One address for everything that MLflow's clients and pages spell differently, and errors in MLflow's shape. */
public class DoorFilters {
    private static final Pattern DOOR = Pattern.compile(
            "/(?:ajax-)?api/[23]\\.0/(mlflow/(?:registered-models|model-versions)|mlflow-artifacts)(/.*)?");
    private static final Map<ProblemType, String> CODES = Map.ofEntries(
            Map.entry(ProblemType.INVALID_REQUEST, "INVALID_PARAMETER_VALUE"),
            Map.entry(ProblemType.UNAUTHENTICATED, "UNAUTHENTICATED"),
            Map.entry(ProblemType.PERMISSION_DENIED, "PERMISSION_DENIED"),
            Map.entry(ProblemType.GATE_REFUSED, "PERMISSION_DENIED"),
            Map.entry(ProblemType.PICKLE_REFUSED, "PERMISSION_DENIED"),
            Map.entry(ProblemType.NOT_FOUND, "RESOURCE_DOES_NOT_EXIST"),
            Map.entry(ProblemType.ALREADY_EXISTS, "RESOURCE_ALREADY_EXISTS"),
            Map.entry(ProblemType.CONFLICT, "RESOURCE_CONFLICT"),
            Map.entry(ProblemType.PRECONDITION_FAILED, "RESOURCE_CONFLICT"),
            Map.entry(ProblemType.CONTENT_MISMATCH, "INVALID_PARAMETER_VALUE"),
            Map.entry(ProblemType.CONTENT_REFUSED, "INVALID_PARAMETER_VALUE"),
            Map.entry(ProblemType.TOO_MANY_REQUESTS, "REQUEST_LIMIT_EXCEEDED"),
            Map.entry(ProblemType.UPSTREAM_FAILED, "TEMPORARILY_UNAVAILABLE"),
            Map.entry(ProblemType.UNAVAILABLE, "TEMPORARILY_UNAVAILABLE"));
    private static final Map<String, Integer> STATUS = Map.of(
            "INVALID_PARAMETER_VALUE",
            400,
            "RESOURCE_ALREADY_EXISTS",
            400,
            "PERMISSION_DENIED",
            403,
            "RESOURCE_CONFLICT",
            409,
            "TEMPORARILY_UNAVAILABLE",
            503);

    @ServerRequestFilter(preMatching = true)
    public void unify(ContainerRequestContext request) {
        UriInfo uri = request.getUriInfo();
        Matcher door = DOOR.matcher(uri.getRequestUri().getRawPath());
        if (door.matches()) {
            if (uri.getQueryParameters().values().stream()
                    .anyMatch(values -> values.stream().anyMatch(value -> value.indexOf('\0') >= 0))) {
                throw Problem.invalid("query", "must not contain NUL");
            }
            String rest = door.group(2) == null ? "" : door.group(2);
            String path = "/api/2.0/" + door.group(1) + rest;
            if (!path.equals(uri.getRequestUri().getRawPath())) {
                request.setRequestUri(
                        uri.getRequestUriBuilder().replacePath(path).build());
            }
        }
    }

    @ServerResponseFilter
    public void shape(ContainerRequestContext request, ContainerResponseContext response) {
        if (!(response.getEntity() instanceof ProblemBody problem)
                || !DOOR.matcher(request.getUriInfo().getRequestUri().getRawPath())
                        .matches()) {
            return;
        }
        int status = response.getStatus();
        boolean nowhere = status == 405
                || status == 404 && request.getUriInfo().getMatchedResources().isEmpty();
        String code = nowhere
                ? "ENDPOINT_NOT_FOUND"
                : ProblemType.ofCode(problem.code()).map(CODES::get).orElse("INTERNAL_ERROR");
        response.setEntity(
                new Answer.Error(code == null ? "INTERNAL_ERROR" : code, problem.detail()),
                null,
                MediaType.APPLICATION_JSON_TYPE);
        response.setStatus(nowhere ? 404 : status == 415 ? 400 : STATUS.getOrDefault(code, status));
    }
}
