package dev.landbridge.inference.worker.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;

/** Reads request bodies. */
final class Bodies {
    private Bodies() {}

    static byte[] bytes(RoutingContext request) {
        Buffer buffer = request.body().buffer();
        return buffer == null ? new byte[0] : buffer.getBytes();
    }

    static int[] tokens(JsonNode list, String param) {
        int[] tokens = new int[list.size()];
        for (int i = 0; i < tokens.length; i++) {
            JsonNode token = list.get(i);
            if (!token.isIntegralNumber() || !token.canConvertToInt()) {
                throw ApiError.invalid(param, "'" + param + "' must hold token ids, but has " + token);
            }
            tokens[i] = token.asInt();
        }
        return tokens;
    }
}
