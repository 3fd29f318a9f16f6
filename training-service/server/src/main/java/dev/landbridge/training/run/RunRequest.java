package dev.landbridge.training.run;

import com.fasterxml.jackson.databind.JsonNode;
import dev.landbridge.training.experiment.ExperimentRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.Map;

/**
 * What a caller says about a new run.
 *
 * @param name null takes the recipe and preset
 * @param preset null takes the recipe's first
 * @param pool null takes the first available one
 * @param registerAs name of the model to register the result under; null or empty registers nothing
 */
public record RunRequest(
        @NotNull @Pattern(regexp = ExperimentRequest.NAME, message = ExperimentRequest.NAME_RULE)
        String experiment,

        @Pattern(regexp = "[^\\x00-\\x1f\\x7f]{1,200}", message = "must be 1 to 200 printable characters")
        String name,

        @NotBlank String recipe,
        String preset,
        @NotNull @Valid DatasetChoice dataset,
        String pool,
        @NotBlank String targetChip,
        Map<String, JsonNode> parameters,

        @Pattern(regexp = "|" + ExperimentRequest.NAME, message = ExperimentRequest.NAME_RULE)
        String registerAs) {
    public RunRequest {
        parameters = parameters == null ? Map.of() : parameters;
        registerAs = registerAs == null ? "" : registerAs;
    }

    /** @param version 0 for the newest */
    public record DatasetChoice(
            @NotBlank String name, @Min(0) int version) {}
}
