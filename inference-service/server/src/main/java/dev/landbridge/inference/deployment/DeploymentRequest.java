package dev.landbridge.inference.deployment;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.util.Map;

/**
 * @param fault null, or the change to the served graph, for example {@code rope-base=1000000}
 * @param switches null, or levels of the engine's switches that shall differ from its usual ones, for example
 *     {@code prefix_cache} to {@code on}
 */
record DeploymentRequest(
        @NotBlank String model,
        @NotNull @Min(1) Integer version,
        @NotBlank String chip,
        @NotBlank String numerics,
        @NotNull DeploymentRole role,
        String fault,
        Map<String, String> switches) {}
