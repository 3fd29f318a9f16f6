package dev.landbridge.eval.evaluation;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.PositiveOrZero;

/**
 * What to evaluate; the version is the deployment's.
 *
 * @param limit items to score; 0 means all
 */
record EvaluationRequest(
        String model,
        Integer version,
        @NotBlank String deploymentId,
        @NotBlank String suite,
        @PositiveOrZero int limit) {}
