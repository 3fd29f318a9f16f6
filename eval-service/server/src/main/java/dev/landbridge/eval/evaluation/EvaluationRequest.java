package dev.landbridge.eval.evaluation;

import dev.landbridge.eval.suite.Suite;
import dev.landbridge.kit.problem.Problem;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import java.util.List;

/**
 * What to evaluate: a deployment, whose version it is, or an endpoint, of which the caller says which version it serves.
 *
 * @param limit items to score of each task; 0 means all
 * @param tasks names of tasks, groups or tags of the suite; none means all
 * @param fewShot examples before each question; null for what each task says
 * @param concurrency documents at once
 * @param attempts tries of one request
 * @param cache whether answers that the same target gave to the same request before are taken
 * @param chat whether to ask the chat door; for an endpoint without completions there is no other
 * @param harness {@code landbridge}, which is the default, or {@code lm-eval}: the real one, where the operator has it
 */
record EvaluationRequest(
        String model,
        Integer version,
        String deploymentId,
        String endpointId,
        @NotBlank String suite,
        @PositiveOrZero int limit,
        List<@NotBlank String> tasks,
        @PositiveOrZero @Max(64) Integer fewShot,
        @Positive @Max(64) Integer concurrency,
        @Positive @Max(10) Integer attempts,
        boolean cache,
        Boolean chat,

        @Pattern(regexp = "landbridge|lm-eval", message = "must be landbridge or lm-eval")
        String harness) {

    private static final int DEFAULT_ATTEMPTS = 5;

    EvaluationRequest {
        tasks = tasks == null ? List.of() : List.copyOf(tasks);
        deploymentId = blankIsNull(deploymentId);
        endpointId = blankIsNull(endpointId);
    }

    /** Of a deployment, with everything as it is by default. */
    static EvaluationRequest ofDeployment(String deploymentId, String suite, int limit) {
        return new EvaluationRequest(
                null, null, deploymentId, null, suite, limit, List.of(), null, null, null, false, null, null);
    }

    boolean asksChat() {
        return Boolean.TRUE.equals(chat);
    }

    EvaluationOptions options(int defaultConcurrency, boolean defaultChat) {
        return new EvaluationOptions(
                tasks,
                fewShot,
                concurrency == null ? defaultConcurrency : concurrency,
                attempts == null ? DEFAULT_ATTEMPTS : attempts,
                cache,
                chat == null ? defaultChat : chat,
                inPython() ? HarnessFiles.SOURCE : null);
    }

    /** Whether the real harness is to be run. */
    boolean inPython() {
        return HarnessFiles.SOURCE.equals(harness) || Suite.LM_EVAL.equals(suite);
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
