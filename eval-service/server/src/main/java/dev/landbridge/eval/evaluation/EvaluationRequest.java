package dev.landbridge.eval.evaluation;

import dev.landbridge.kit.problem.Problem;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.PositiveOrZero;

/**
 * What to evaluate: a deployment, whose version it is, or an endpoint, of which the caller says which version it serves.
 *
 * @param limit items to score; 0 means all
 */
record EvaluationRequest(
        String model,
        Integer version,
        String deploymentId,
        String endpointId,
        @NotBlank String suite,
        @PositiveOrZero int limit) {

    EvaluationRequest {
        deploymentId = blankIsNull(deploymentId);
        endpointId = blankIsNull(endpointId);
    }

    void requireOneTarget() {
        if ((deploymentId == null) == (endpointId == null)) {
            throw Problem.invalid("deployment_id", "or endpoint_id must be given, and not both");
        }
        if (endpointId != null && (model == null || version == null)) {
            throw Problem.invalid("model", "and version must be given: which version an endpoint serves is not known");
        }
    }

    private static String blankIsNull(String text) {
        return text == null || text.isBlank() ? null : text;
    }
}
