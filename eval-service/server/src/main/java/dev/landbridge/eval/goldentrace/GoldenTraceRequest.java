package dev.landbridge.eval.goldentrace;

import jakarta.validation.constraints.NotBlank;

/**
 * What to capture.
 *
 * @param deploymentId a READY deployment with role reference
 * @param corpus null for the held-out split of the dataset that the version was trained on
 */
record GoldenTraceRequest(@NotBlank String deploymentId, CorpusRequest corpus) {}
