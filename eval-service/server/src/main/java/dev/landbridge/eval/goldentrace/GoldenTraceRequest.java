package dev.landbridge.eval.goldentrace;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;

/**
 * What to capture.
 *
 * @param deploymentId a READY deployment with role reference
 * @param corpus null for the held-out split of the dataset that the version was trained on
 * @param prompts to score teacher-forced, as far as there are so many; null for what the installation takes; it
 *     bounds them
 */
record GoldenTraceRequest(
        @NotBlank String deploymentId,
        CorpusRequest corpus,
        @Min(1) Integer prompts) {}
