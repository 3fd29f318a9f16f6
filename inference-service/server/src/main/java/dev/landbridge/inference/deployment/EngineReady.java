package dev.landbridge.inference.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.TreeMap;

/**
 * What an engine says of itself once it serves.
 *
 * @param switches level by name; empty for an engine that has none
 */
record EngineReady(
        int port,
        String loadedDigest,
        String graphDigest,
        String engine,
        String engineVersion,
        String platformRow,
        int slots,
        int maxModelLen,
        Map<String, String> switches) {
    /** What an engine of before the switches does; a fingerprint of then stays what it was. */
    private static final Map<String, String> USUAL =
            Map.of("graph", "graph", "chunked_prefill", "on", "prefix_cache", "off");

    static EngineReady of(JsonNode line) {
        return new EngineReady(
                line.path("port").asInt(),
                line.path("loaded_digest").asText(),
                line.path("graph_digest").asText(),
                line.path("engine").asText(),
                line.path("engine_version").asText(),
                line.path("platform_row").asText(),
                line.path("slots").asInt(),
                line.path("max_model_len").asInt(),
                levels(line.path("switches")));
    }

    private static Map<String, String> levels(JsonNode switches) {
        Map<String, String> levels = new TreeMap<>();
        switches.fields()
                .forEachRemaining(
                        level -> levels.put(level.getKey(), level.getValue().asText()));
        return levels;
    }

    String servingMode() {
        StringBuilder mode = new StringBuilder("continuous-batching slots=" + slots + " max-model-len=" + maxModelLen);
        new TreeMap<>(switches).forEach((name, level) -> {
            if (!level.equals(USUAL.get(name))) {
                mode.append(' ').append(name).append('=').append(level);
            }
        });
        return mode.toString();
    }
}
