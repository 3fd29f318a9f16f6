package dev.landbridge.inference.deployment;

import java.nio.file.Path;
import java.util.Map;

/**
 * What an engine is to load.
 *
 * @param directory the model's files
 * @param digest root digest the engine must find
 * @param fault empty for the true graph
 * @param switches levels that shall differ from the engine's usual ones
 */
record EngineSpec(
        String deploymentId,
        Path directory,
        String digest,
        String numerics,
        String fault,
        Map<String, String> switches) {}
