package dev.landbridge.eval.evaluation;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.util.List;

/**
 * Files that lm-evaluation-harness wrote elsewhere.
 *
 * @param suite under which name it is listed
 * @param results content of {@code results_<time>.json}
 * @param samples contents of {@code samples_<task>_<time>.jsonl}
 */
record EvaluationImport(
        @NotBlank String model,
        @NotNull @Positive Integer version,
        @Size(max = 100) String suite,
        @NotBlank String results,
        List<@NotNull @Valid Samples> samples) {

    EvaluationImport {
        suite = suite == null || suite.isBlank() ? "lm-eval" : suite;
        samples = samples == null ? List.of() : samples;
    }

    /** The samples of one task. */
    record Samples(@NotBlank String task, @NotBlank String content) {}
}
