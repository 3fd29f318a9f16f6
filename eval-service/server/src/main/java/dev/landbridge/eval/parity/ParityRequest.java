package dev.landbridge.eval.parity;

import jakarta.validation.constraints.NotBlank;

/**
 * What to judge.
 *
 * @param profile of the policy; empty lets the policy choose by numerics
 */
public record ParityRequest(
        @NotBlank String goldenTraceId, @NotBlank String deploymentId, String profile) {}
