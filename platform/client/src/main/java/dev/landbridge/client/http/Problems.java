package dev.landbridge.client.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.landbridge.client.problem.Problem;
import dev.landbridge.client.problem.ProblemException;
import java.net.http.HttpHeaders;
import java.util.List;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/** Reads error answers: problem+json, OpenAI's shape, or whatever a proxy in between says. */
final class Problems {
    private static final int SHOWN = 300;

    private Problems() {}

    static ProblemException of(Call call, int status, String body, HttpHeaders headers) {
        JsonNode tree = Json.tree(body).filter(JsonNode::isObject).orElseGet(MissingNode::getInstance);
        return ProblemException.of(new Problem(
                call.toString(),
                status,
                text(tree, "code", text(tree.path("error"), "code", "")),
                detail(tree, body),
                text(tree, "request_id", headers.firstValue("X-Request-Id").orElse("")),
                rows(
                        tree.path("errors"),
                        row -> new Problem.FieldError(text(row, "field", ""), text(row, "message", ""))),
                rows(
                        tree.path("missing"),
                        row -> new Problem.Missing(
                                text(row, "gate", ""), text(row, "detail", ""), text(row, "remedy", "")))));
    }

    private static String detail(JsonNode tree, String body) {
        String stated = text(tree, "detail", text(tree.path("error"), "message", text(tree, "title", "")));
        if (!stated.isEmpty() || tree.isObject()) {
            return stated;
        }
        return body.length() > SHOWN ? body.substring(0, SHOWN) + "..." : body;
    }

    private static String text(JsonNode tree, String field, String fallback) {
        JsonNode value = tree.path(field);
        return value.isValueNode() && !value.isNull() ? value.asText() : fallback;
    }

    private static <T> List<T> rows(JsonNode array, Function<JsonNode, T> read) {
        return StreamSupport.stream(array.spliterator(), false).map(read).toList();
    }
}
