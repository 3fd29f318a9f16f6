package dev.landbridge.silicon;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What is asked.
 *
 * @param config the model's config.json
 * @param chip key of {@link SiliconCatalogue#chips()}
 * @param maxModelLen tokens; 0 takes max_position_embeddings
 * @param deviceCount devices a replica may use; 0 means the smallest the family schedules
 * @param imageFamily family the container image is built for; empty means the chip's own
 * @param parameterCount 0 derives it from the config
 * @param engine name of an engine; empty means any
 * @param stated what no file tells; null states nothing
 * @param engineVersion empty means the newest maintained version that serves the chip
 */
public record PortabilityQuery(
        JsonNode config,
        String chip,
        int maxModelLen,
        int deviceCount,
        String imageFamily,
        long parameterCount,
        String engine,
        String engineVersion,
        StatedFacts stated) {

    public PortabilityQuery {
        if (config == null || !config.isObject()) {
            throw new IllegalArgumentException("config must be a JSON object");
        }
        if (maxModelLen < 0 || deviceCount < 0 || parameterCount < 0) {
            throw new IllegalArgumentException("max_model_len, device_count and parameter_count must not be negative");
        }
        imageFamily = imageFamily == null ? "" : imageFamily;
        engine = engine == null ? "" : engine;
        engineVersion = engineVersion == null ? "" : engineVersion;
        stated = stated == null ? StatedFacts.NONE : stated;
    }

    public PortabilityQuery(
            JsonNode config, String chip, int maxModelLen, int deviceCount, String imageFamily, long parameterCount) {
        this(config, chip, maxModelLen, deviceCount, imageFamily, parameterCount, "", "", StatedFacts.NONE);
    }

    public PortabilityQuery withEngine(String name, String version) {
        return new PortabilityQuery(
                config, chip, maxModelLen, deviceCount, imageFamily, parameterCount, name, version, stated);
    }

    public PortabilityQuery withStated(StatedFacts facts) {
        return new PortabilityQuery(
                config, chip, maxModelLen, deviceCount, imageFamily, parameterCount, engine, engineVersion, facts);
    }

    public static PortabilityQuery of(JsonNode config, String chip) {
        return new PortabilityQuery(config, chip, 0, 0, "", 0);
    }

    int devices() {
        return Math.max(1, deviceCount);
    }
}
