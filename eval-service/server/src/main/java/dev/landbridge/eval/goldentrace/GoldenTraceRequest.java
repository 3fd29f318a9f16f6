package dev.landbridge.eval.goldentrace;

import jakarta.validation.constraints.NotBlank;

/** A READY deployment with role reference. */
record GoldenTraceRequest(@NotBlank String deploymentId) {}
