package dev.landbridge.inference.worker.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** An answer in OpenAI's error shape; {@code param} and {@code code} may be null. */
final class ApiError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String type;
    private final String param;
    private final String code;

    private ApiError(int status, String type, String message, String param, String code) {
        super(message, null, false, false);
        this.status = status;
        this.type = type;
        this.param = param;
        this.code = code;
    }

    static ApiError invalid(String param, String message) {
        return new ApiError(400, "invalid_request_error", message, param, null);
    }

    static ApiError unsupported(String param) {
        String message = "'" + param + "' is not supported by this engine";
        return new ApiError(400, "invalid_request_error", message, param, "unsupported_parameter");
    }

    static ApiError contextLength(String param, String message) {
        return new ApiError(400, "invalid_request_error", message, param, "context_length_exceeded");
    }

    static ApiError unknownModel(String model, String served) {
        String message = "the model '" + model + "' does not exist; this engine serves '" + served + "'";
        return new ApiError(404, "invalid_request_error", message, "model", "model_not_found");
    }

    static ApiError unknownPath(String path) {
        return new ApiError(404, "invalid_request_error", "no such path: " + path, null, "not_found");
    }

    static ApiError ofStatus(int status, String message) {
        String code = status == 413 ? "request_too_large" : null;
        return new ApiError(status, "invalid_request_error", message, null, code);
    }

    static ApiError overloaded(String message) {
        return new ApiError(503, "overloaded_error", message, null, "overloaded");
    }

    static ApiError failed() {
        return new ApiError(500, "server_error", "the engine failed to answer this request", null, "engine_error");
    }

    int status() {
        return status;
    }

    ObjectNode body() {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.putObject("error")
                .put("message", getMessage())
                .put("type", type)
                .put("param", param)
                .put("code", code);
        return root;
    }
}
