package dev.landbridge.eval.evaluation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.landbridge.proof.ProofJson;
import java.util.ArrayList;
import java.util.List;

/** The scores of a results file of lm-evaluation-harness, ours or theirs. */
public record ScoreTable(List<Score> results, List<Score> groups, List<TaskFacts> tasks) {
    private static final String ERROR = "_stderr";
    static final ScoreTable EMPTY = new ScoreTable(List.of(), List.of(), List.of());

    /**
     * One figure.
     *
     * @param task or group
     * @param standardError null where there is no estimate
     * @param n documents
     * @param higherIsBetter null for a group
     */
    public record Score(
            String task,
            String metric,
            String filter,
            double value,
            Double standardError,
            int n,
            Boolean higherIsBetter) {}

    /** @param hash over all documents, prompts and targets: equal when two runs asked the same */
    public record TaskFacts(String name, String version, String hash, int n) {}

    /** @param document the whole file */
    static ScoreTable of(JsonNode document) {
        List<Score> results = new ArrayList<>();
        List<Score> groups = new ArrayList<>();
        List<TaskFacts> tasks = new ArrayList<>();
        document.path("results").properties().forEach(task -> {
            boolean group = document.path("groups").has(task.getKey());
            add(document, task.getKey(), task.getValue(), group ? groups : results);
            if (!group) {
                tasks.add(new TaskFacts(
                        task.getKey(),
                        document.path("versions").path(task.getKey()).asText(),
                        document.path("task_hashes").path(task.getKey()).asText(null),
                        documents(document, task.getKey())));
            }
        });
        return new ScoreTable(results, groups, tasks);
    }

    static ScoreTable read(String json) {
        try {
            return json == null ? EMPTY : ProofJson.read(json, ScoreTable.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("stored scores are unreadable", e);
        }
    }

    String json() {
        return ProofJson.tree(this).toString();
    }

    private static void add(JsonNode document, String task, JsonNode scores, List<Score> into) {
        scores.properties().forEach(entry -> {
            int comma = entry.getKey().indexOf(',');
            if (comma < 0 || !entry.getValue().isNumber()) {
                return;
            }
            String metric = entry.getKey().substring(0, comma);
            if (metric.endsWith(ERROR)) {
                return;
            }
            String filter = entry.getKey().substring(comma + 1);
            JsonNode error = scores.path(metric + ERROR + "," + filter);
            JsonNode higher = document.path("higher_is_better").path(task).path(metric);
            into.add(new Score(
                    task,
                    metric,
                    filter,
                    entry.getValue().asDouble(),
                    error.isNumber() ? error.asDouble() : null,
                    scores.path("sample_len").asInt(documents(document, task)),
                    higher.isBoolean() ? higher.asBoolean() : null));
        });
    }

    private static int documents(JsonNode document, String task) {
        return document.path("n-samples").path(task).path("effective").asInt();
    }
}
