package dev.landbridge.portal.frontdoor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.landbridge.kit.problem.Problem;
import dev.landbridge.kit.problem.ProblemBody;
import dev.landbridge.kit.request.RequestId;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.Map;

/** Errors of the front door itself, in the shape that the caller's tool understands. */
@ApplicationScoped
class Refusals {
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
        boolean openAi = routes.isOpenAi(path);
        Object body = openAi ? openAi(problem) : problem(problem, path, response);
        response.setStatusCode(problem.type().httpStatus())
                .putHeader("Content-Type", openAi ? "application/json" : ProblemBody.MEDIA_TYPE)
                .end(write(body));
    }

    private static ProblemBody problem(Problem problem, String path, HttpServerResponse response) {
        return ProblemBody.of(problem, path, response.headers().get(RequestId.HEADER));
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

    private String write(Object body) {
        try {
            return json.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
