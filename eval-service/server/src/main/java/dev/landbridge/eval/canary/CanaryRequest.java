package dev.landbridge.eval.canary;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;

/**
 * What to watch.
 *
 * @param goldenTraceId what to compare with; null takes the one behind the deployment's newest certificate
 * @param prompts of the golden trace, asked at each check; 32 when null
 * @param intervalSeconds between two checks; 60 when null
 * @param recertifyBeforeDays a new parity run starts this long before the certificate expires; 7 when null
 */
record CanaryRequest(
        @NotBlank String deploymentId,
        String goldenTraceId,
        @Min(1) @Max(512) Integer prompts,
        @Min(1) @Max(86_400) Integer intervalSeconds,
        @Min(0) @Max(3_650) Integer recertifyBeforeDays) {}
