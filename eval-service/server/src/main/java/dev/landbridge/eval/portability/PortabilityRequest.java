package dev.landbridge.eval.portability;

import com.fasterxml.jackson.databind.JsonNode;
import dev.landbridge.silicon.StatedFacts;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.PositiveOrZero;

/**
 * What is checked: a config.json alone, or all files of a registered version, by model and version or by its id.
 *
 * @param maxModelLen tokens; 0 takes the config's
 * @param engine name of an engine; null or empty takes any that serves the chip
 * @param engineVersion a row of the catalogue; null or empty takes the newest maintained one
 * @param stated what no file of the model tells
 * @param subject model or run the report is kept under
 */
record PortabilityRequest(
        JsonNode config,
        String model,
        Integer version,
        String versionId,
        @NotBlank String chip,
        @PositiveOrZero int maxModelLen,
        @PositiveOrZero int deviceCount,
        String imageFamily,
        @PositiveOrZero long parameterCount,
        String engine,
        String engineVersion,
        StatedFacts stated,
        String subject) {}
