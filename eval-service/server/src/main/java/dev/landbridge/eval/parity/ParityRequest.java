package dev.landbridge.eval.parity;

import jakarta.validation.constraints.NotBlank;

/**
 * What to judge.
 *
 * @param profile of the policy; empty lets the policy choose by numerics
 * @param earlyStop ask the task items only until the policy's rule has decided
 */
public record ParityRequest(
        @NotBlank String goldenTraceId, @NotBlank String deploymentId, String profile, boolean earlyStop) {
    public ParityRequest(String goldenTraceId, String deploymentId, String profile) {
        this(goldenTraceId, deploymentId, profile, false);
    }
}
