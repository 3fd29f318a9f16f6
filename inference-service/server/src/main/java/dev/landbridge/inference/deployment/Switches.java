package dev.landbridge.inference.deployment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Map;
import java.util.TreeMap;

/** Levels of an engine's switches as a column. */
final class Switches {
    private static final JsonMapper JSON = new JsonMapper();
    private static final TypeReference<TreeMap<String, String>> LEVELS = new TypeReference<>() {};

    private Switches() {}

    static String write(Map<String, String> levels) {
        try {
            return levels.isEmpty() ? null : JSON.writeValueAsString(new TreeMap<>(levels));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    static Map<String, String> read(String json) {
        try {
            return json == null ? Map.of() : JSON.readValue(json, LEVELS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("unreadable switches", e);
        }
    }
}
