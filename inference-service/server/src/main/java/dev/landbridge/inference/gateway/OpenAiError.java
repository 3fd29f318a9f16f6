package dev.landbridge.inference.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.io.IOException;

/**
 * An error in OpenAI's shape.
 *
 * @param code null, or the stable code clients switch on
 * @param retryAfterSeconds null when trying again does not help
 */
record OpenAiError(int status, String type, String code, String param, String message, Integer retryAfterSeconds) {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String INVALID = "invalid_request_error";

    static OpenAiError invalid(String param, String message) {
        return new OpenAiError(400, INVALID, null, param, message, null);
    }

    static OpenAiError invalidKey() {
        return new OpenAiError(
                401,
                INVALID,
                "invalid_api_key",
                null,
                "Missing, wrong, expired or revoked API key. Create one under API keys of your team.",
                null);
    }

    static OpenAiError forbidden(String code, String message) {
        return new OpenAiError(403, "permission_error", code, null, message, null);
    }

    static OpenAiError modelNotFound(String model) {
        return new OpenAiError(
                404, INVALID, "model_not_found", "model", "The model '" + model + "' does not exist here.", null);
    }

    static OpenAiError tooLarge(long maxBytes) {
        return new OpenAiError(
                413, INVALID, "request_too_large", null, "The request is larger than " + maxBytes + " bytes.", null);
    }

    static OpenAiError noReadyBackend() {
        return new OpenAiError(
                503, "overloaded_error", "no_ready_backend", null, "The model has no engine that is ready.", 1);
    }

    static OpenAiError timeout() {
        return new OpenAiError(
                504, "timeout_error", "upstream_timeout", null, "The engine did not answer in time.", null);
    }

    static OpenAiError backend() {
        return new OpenAiError(
                502, "server_error", "backend_error", null, "The engine failed while it answered.", null);
    }

    /** The engine answered with status 200 and no answer in it; a client that asks again hides it. */
    static OpenAiError garbage(String body) {
        return body.isBlank()
                ? new OpenAiError(502, "server_error", "empty_answer", null, "The engine answered with nothing.", null)
                : new OpenAiError(
                        502, "server_error", "malformed_answer", null, "The engine's answer cannot be read.", null);
    }

    static OpenAiError internal() {
        return new OpenAiError(500, "server_error", "backend_error", null, "Unexpected error in the gateway.", null);
    }

    /** The engine's own refusal, in the shape clients expect: vLLM puts a number in code and class names in type. */
    static OpenAiError ofEngine(int status, String body, String retryAfter) {
        JsonNode error = errorNode(body);
        String message = error.path("message").asText("");
        String code = error.path("code").isTextual() ? error.path("code").asText() : null;
        String param = error.path("param").isTextual() ? error.path("param").asText() : null;
        if (status == 429) {
            return new OpenAiError(
                    429, "rate_limit_error", or(code, "rate_limit_exceeded"), param, message, seconds(retryAfter));
        }
        if (status == 503) {
            return new OpenAiError(
                    503,
                    "overloaded_error",
                    or(code, "overloaded"),
                    param,
                    or(message, "The engine is full."),
                    seconds(retryAfter));
        }
        if (status == 400 || status == 413 || status == 422) {
            return new OpenAiError(status, INVALID, code, param, or(message, "The engine refused the request."), null);
        }
        return status >= 500 && status != 502
                ? new OpenAiError(500, "server_error", "backend_error", null, "The engine failed.", null)
                : backend();
    }

    String json() {
        return JSON.createObjectNode()
                .set(
                        "error",
                        JSON.createObjectNode()
                                .put("message", message)
                                .put("type", type)
                                .put("param", param)
                                .put("code", code))
                .toString();
    }

    String reason() {
        return HttpResponseStatus.valueOf(status).reasonPhrase();
    }

    private static JsonNode errorNode(String body) {
        try {
            JsonNode root = JSON.readTree(body);
            return root.path("error").isObject() ? root.path("error") : root;
        } catch (IOException e) {
            return JSON.missingNode();
        }
    }

    private static Integer seconds(String retryAfter) {
        return retryAfter != null && retryAfter.matches("[0-9]{1,4}") ? Integer.valueOf(retryAfter) : 1;
    }

    private static String or(String text, String fallback) {
        return text == null || text.isEmpty() ? fallback : text;
    }
}
