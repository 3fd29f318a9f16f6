package dev.landbridge.inference.worker.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** A JSON object of a request; a field of a wrong type or range is refused by name. Null counts as absent. */
final class RequestBody {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int MAX_STRING = 32 << 20;

    static {
        JSON.getFactory()
                .setStreamReadConstraints(StreamReadConstraints.builder()
                        .maxStringLength(MAX_STRING)
                        .build());
    }

    private final JsonNode root;
    private final String prefix;

    private RequestBody(JsonNode root, String prefix) {
        this.root = root;
        this.prefix = prefix;
    }

    static RequestBody parse(byte[] bytes) {
        try {
            JsonNode root = JSON.readTree(bytes);
            if (!root.isObject()) {
                throw ApiError.invalid(null, "the request body must be a JSON object");
            }
            return new RequestBody(root, "");
        } catch (JsonProcessingException e) {
            throw ApiError.invalid(null, "the request body is not valid JSON: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw ApiError.invalid(null, "the request body cannot be read");
        }
    }

    boolean has(String name) {
        return !root.path(name).isNull() && !root.path(name).isMissingNode();
    }

    JsonNode get(String name) {
        return root.path(name);
    }

    RequestBody object(String name) {
        if (!root.path(name).isObject()) {
            throw ApiError.invalid(prefix + name, "'" + prefix + name + "' must be an object");
        }
        return new RequestBody(root.path(name), name + ".");
    }

    String text(String name, String absent) {
        if (!has(name)) {
            return absent;
        }
        require(root.path(name).isTextual(), name, "a string");
        return root.path(name).asText();
    }

    boolean flag(String name, boolean absent) {
        if (!has(name)) {
            return absent;
        }
        require(root.path(name).isBoolean(), name, "true or false");
        return root.path(name).asBoolean();
    }

    int integer(String name, int absent, int min, int max) {
        if (!has(name)) {
            return absent;
        }
        JsonNode value = root.path(name);
        boolean whole = value.isIntegralNumber() && value.canConvertToInt();
        require(whole && value.asInt() >= min && value.asInt() <= max, name, "an integer " + range(min, max));
        return value.asInt();
    }

    long wholeNumber(String name, long absent) {
        if (!has(name)) {
            return absent;
        }
        JsonNode value = root.path(name);
        require(value.isIntegralNumber() && value.canConvertToLong(), name, "an integer of 64 bits");
        return value.asLong();
    }

    double number(String name, double absent, double min, double max) {
        if (!has(name)) {
            return absent;
        }
        JsonNode value = root.path(name);
        boolean inside = value.isNumber() && value.asDouble() >= min && value.asDouble() <= max;
        require(inside, name, "a number from " + min + " to " + max);
        return value.asDouble();
    }

    /** A string or a list of at most {@code max} strings; empty when absent. */
    List<String> texts(String name, int max) {
        if (!has(name)) {
            return List.of();
        }
        JsonNode value = root.path(name);
        if (value.isTextual()) {
            return value.asText().isEmpty() ? List.of() : List.of(value.asText());
        }
        require(value.isArray() && value.size() <= max, name, "a string or a list of at most " + max + " strings");
        List<String> texts = new ArrayList<>();
        for (JsonNode text : value) {
            require(text.isTextual() && !text.asText().isEmpty(), name, "a list of strings that are not empty");
            texts.add(text.asText());
        }
        return texts;
    }

    Set<Integer> integers(String name) {
        Set<Integer> numbers = new TreeSet<>();
        if (has(name)) {
            require(root.path(name).isArray(), name, "a list of integers");
            for (JsonNode number : root.path(name)) {
                require(number.isIntegralNumber() && number.canConvertToInt(), name, "a list of integers");
                numbers.add(number.asInt());
            }
        }
        return numbers;
    }

    private void require(boolean valid, String name, String expected) {
        if (!valid) {
            throw ApiError.invalid(prefix + name, "'" + prefix + name + "' must be " + expected);
        }
    }

    private static String range(int min, int max) {
        return max == Integer.MAX_VALUE ? "of at least " + min : "from " + min + " to " + max;
    }
}
