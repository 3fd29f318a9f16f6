package dev.landbridge.inference.worker.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.landbridge.inference.worker.text.ChatTemplate;
import dev.landbridge.inference.worker.text.TextCodec;
import java.util.Set;

/**
 * What the HTTP layer knows of the model.
 *
 * @param maxModelLen prompt and completion tokens together
 * @param endTokens ids that end an answer
 * @param facts the ready line, without {@code type} and {@code port}
 */
public record ServedModel(
        String name,
        TextCodec codec,
        JsonNode tokenizerConfig,
        int vocabulary,
        int maxModelLen,
        Set<Integer> endTokens,
        ObjectNode facts) {

    /** Throws an invalid-request error when the request names another model; absent means this one. */
    void require(RequestBody body) {
        String asked = body.text("model", name);
        if (!asked.equals(name)) {
            throw ApiError.unknownModel(asked, name);
        }
    }

    ChatTemplate chatTemplate() {
        return ChatTemplate.of(tokenizerConfig);
    }

    void requireTokens(int[] tokens, String param) {
        if (tokens.length == 0) {
            throw ApiError.invalid(param, "'" + param + "' must have at least one token");
        }
        for (int token : tokens) {
            if (token < 0 || token >= vocabulary) {
                throw ApiError.invalid(
                        param,
                        "'" + param + "' has token id " + token + ", the vocabulary ends at " + (vocabulary - 1));
            }
        }
    }

    /** Returns the number of tokens to generate: what was asked for, or {@code absent} as far as the window allows. */
    int completionBudget(RequestBody body, String param, int promptTokens, int min, int absent) {
        int left = maxModelLen - promptTokens;
        int wanted = body.integer(param, Math.max(1, Math.min(absent, left)), min, Integer.MAX_VALUE);
        if (wanted > left) {
            throw ApiError.contextLength(
                    left < 1 ? null : param,
                    "this model's window is " + maxModelLen + " tokens, but the request has " + promptTokens
                            + " prompt tokens and asks for " + wanted + " completion tokens");
        }
        return wanted;
    }
}
