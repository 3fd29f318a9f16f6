package dev.landbridge.registry.mlflow;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.landbridge.kit.problem.Problem;
import jakarta.ws.rs.core.MultivaluedMap;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The fields of a request as MLflow's clients send them: in the body or the query, numbers as numbers or as strings, and
 * fields this server does not know, which it ignores.
 */
final class Fields {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MAX_BODY_BYTES = 8 << 20;
    private static final int MAX_TAGS = 1000;

    private final ObjectNode values;

    private Fields(ObjectNode values) {
        this.values = values;
    }

    static Fields ofBody(InputStream body) {
        try {
            byte[] bytes = body.readNBytes(MAX_BODY_BYTES + 1);
            if (bytes.length > MAX_BODY_BYTES) {
                throw Problem.invalid("body", "must be at most " + (MAX_BODY_BYTES >> 20) + " MiB");
            }
            JsonNode read = bytes.length == 0 ? JSON.createObjectNode() : JSON.readTree(bytes);
            if (read instanceof ObjectNode object) {
                return new Fields(object);
            }
        } catch (JsonProcessingException e) {
            throw Problem.invalid("body", "is not valid JSON");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        throw Problem.invalid("body", "must be a JSON object");
    }

    static Fields ofQuery(MultivaluedMap<String, String> query) {
        ObjectNode values = JSON.createObjectNode();
        query.forEach((name, given) -> {
            if (given.size() == 1) {
                values.put(name, given.get(0));
            } else {
                given.forEach(values.withArray(name)::add);
            }
        });
        return new Fields(values);
    }

    Optional<String> text(String name) {
        JsonNode value = values.get(name);
        return value == null || value.isNull() ? Optional.empty() : Optional.of(text(name, value));
    }

    String required(String name) {
        return text(name)
                .filter(text -> !text.isEmpty())
                .orElseThrow(() -> Problem.invalid(name, "is missing; the request needs it"));
    }

    /** A version's number. */
    int version() {
        String text = required("version");
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw Problem.invalid("version", "must be the number of a version");
        }
    }

    /** How many results are wanted: {@code usual} when the request does not say, and never more than {@code most}. */
    int limit(int usual, int most) {
        String text = text("max_results").filter(given -> !given.isEmpty()).orElse(null);
        if (text == null) {
            return usual;
        }
        try {
            long limit = Long.parseLong(text);
            if (limit > 0) {
                return (int) Math.min(limit, most);
            }
        } catch (NumberFormatException e) {
            throw Problem.invalid("max_results", "must be a whole number");
        }
        throw Problem.invalid("max_results", "must be positive");
    }

    boolean flag(String name) {
        return text(name)
                .map(text -> {
                    if (!text.equalsIgnoreCase("true") && !text.equalsIgnoreCase("false")) {
                        throw Problem.invalid(name, "must be true or false");
                    }
                    return Boolean.parseBoolean(text);
                })
                .orElse(false);
    }

    List<String> list(String name) {
        JsonNode value = values.get(name);
        if (value == null || value.isNull()) {
            return List.of();
        }
        if (!value.isArray()) {
            return List.of(text(name, value));
        }
        List<String> texts = new ArrayList<>();
        value.forEach(entry -> texts.add(text(name, entry)));
        return texts;
    }

    int number(String name, int least, int most) {
        try {
            int number = Integer.parseInt(required(name));
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw Problem.invalid(name, "must be a whole number");
        }
        throw Problem.invalid(name, "must be " + least + " to " + most);
    }

    List<Fields> objects(String name, int most) {
        JsonNode given = values.path(name);
        if (!given.isMissingNode() && !given.isNull() && !given.isArray() || given.size() > most) {
            throw Problem.invalid(name, "must be a list of at most " + most + " objects");
        }
        List<Fields> objects = new ArrayList<>();
        for (JsonNode entry : given) {
            if (!(entry instanceof ObjectNode object)) {
                throw Problem.invalid(name, "must be a list of objects");
            }
            objects.add(new Fields(object));
        }
        return objects;
    }

    Map<String, String> tags() {
        Map<String, String> tags = new LinkedHashMap<>();
        objects("tags", MAX_TAGS)
                .forEach(tag -> tags.put(tag.required("key"), tag.text("value").orElse("")));
        return tags;
    }

    private static String text(String name, JsonNode value) {
        if (!value.isValueNode() || value.isNull()) {
            throw Problem.invalid(name, "must be text");
        }
        String text = value.asText();
        if (text.indexOf('\0') >= 0) {
            throw Problem.invalid(name, "must not contain NUL");
        }
        return text;
    }
}
