package dev.landbridge.portal.frontdoor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.landbridge.kit.problem.Problem;
import dev.landbridge.kit.problem.ProblemBody;
import dev.landbridge.kit.problem.ProblemType;
import dev.landbridge.kit.request.RequestId;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.Map;

/** Errors of the front door itself, in the shape that the caller's tool understands. */
@ApplicationScoped
class Refusals {
    // huggingface_hub tells a wrong token from a hidden repository by exactly this sentence
    private static final String HUB_WRONG_TOKEN = "Invalid credentials in Authorization header";

    private final ObjectMapper json;
    private final RouteTable routes;

    Refusals(ObjectMapper json, RouteTable routes) {
        this.json = json;
        this.routes = routes;
    }

    void send(RoutingContext context, Problem problem) {
        HttpServerResponse response = context.response();
        if (response.ended() || response.closed()) {
            return;
        }
        if (response.headWritten()) {
            response.reset();
            return;
        }
        String path = context.request().path();
        Door door = routes.of(context.normalizedPath()).door();
        response.setStatusCode(problem.type().httpStatus())
                .putHeader("Content-Type", door == Door.LANDBRIDGE ? ProblemBody.MEDIA_TYPE : "application/json");
        Object body = switch (door) {
            case OPENAI -> openAi(problem);
            case MLFLOW -> mlflow(problem);
            case HUGGING_FACE -> hub(problem, response);
            case LANDBRIDGE -> ProblemBody.of(problem, path, response.headers().get(RequestId.HEADER));
        };
        response.end(write(body));
    }

    private static Map<String, Object> openAi(Problem problem) {
        boolean clientError = problem.type().httpStatus() < 500;
        Map<String, Object> error = new LinkedHashMap<>();
        error.put("message", problem.detail());
        error.put("type", clientError ? "invalid_request_error" : "server_error");
        error.put("param", null);
        error.put("code", problem.type().code().replace('-', '_'));
        return Map.of("error", error);
    }

    private static Map<String, Object> mlflow(Problem problem) {
        String code = switch (problem.type()) {
            case UNAUTHENTICATED -> "UNAUTHENTICATED";
            case PERMISSION_DENIED -> "PERMISSION_DENIED";
            case UNAVAILABLE, UPSTREAM_FAILED -> "TEMPORARILY_UNAVAILABLE";
            default -> problem.type().httpStatus() < 500 ? "INVALID_PARAMETER_VALUE" : "INTERNAL_ERROR";
        };
        return Map.of("error_code", code, "message", problem.detail());
    }

    private static Map<String, Object> hub(Problem problem, HttpServerResponse response) {
        String message = problem.type() == ProblemType.UNAUTHENTICATED ? HUB_WRONG_TOKEN : problem.detail();
        response.putHeader("X-Error-Message", message);
        return Map.of("error", message);
    }

    private String write(Object body) {
        try {
            return json.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
