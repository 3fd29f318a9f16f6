package dev.landbridge.inference.deployment;

import com.fasterxml.jackson.databind.JsonNode;

/** What an engine says of itself once it serves. */
record EngineReady(
        int port,
        String loadedDigest,
        String graphDigest,
        String engine,
        String engineVersion,
        String platformRow,
        int slots,
        int maxModelLen) {

    static EngineReady of(JsonNode line) {
        return new EngineReady(
                line.path("port").asInt(),
                line.path("loaded_digest").asText(),
                line.path("graph_digest").asText(),
                line.path("engine").asText(),
                line.path("engine_version").asText(),
                line.path("platform_row").asText(),
                line.path("slots").asInt(),
                line.path("max_model_len").asInt());
    }

    String servingMode() {
        return "continuous-batching slots=" + slots + " max-model-len=" + maxModelLen;
    }
}
