package dev.landbridge.inference.deployment;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;

/** @param fault null, or the change to the served graph, for example {@code rope-base=1000000} */
record DeploymentRequest(
        @NotBlank String model,
        @NotNull @Min(1) Integer version,
        @NotBlank String chip,
        @NotBlank String numerics,
        @NotNull DeploymentRole role,
        String fault) {}
