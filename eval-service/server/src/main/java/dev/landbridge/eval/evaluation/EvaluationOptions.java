package dev.landbridge.eval.evaluation;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.landbridge.proof.ProofJson;
import java.util.List;

/**
 * How the tasks of a suite are asked; kept with the evaluation, as it is part of what the scores mean.
 *
 * @param tasks names of tasks, groups or tags; empty for everything
 * @param fewShot examples before each question; null for what each task says
 * @param concurrency documents at once
 * @param attempts tries of one request
 * @param cache whether answers that the same target gave to the same request before are taken
 * @param chat whether questions go to the chat door
 * @param harness {@code lm-eval} for the real one; null or {@code landbridge} for ours
 */
record EvaluationOptions(
        List<String> tasks,
        Integer fewShot,
        int concurrency,
        int attempts,
        boolean cache,
        boolean chat,
        String harness) {

    static EvaluationOptions read(String json) {
        try {
            return ProofJson.read(json, EvaluationOptions.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("stored options are unreadable", e);
        }
    }

    boolean inPython() {
        return HarnessFiles.SOURCE.equals(harness);
    }

    String json() {
        return ProofJson.tree(this).toString();
    }
}
