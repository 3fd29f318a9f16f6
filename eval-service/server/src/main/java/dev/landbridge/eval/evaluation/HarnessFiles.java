package dev.landbridge.eval.evaluation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.landbridge.eval.capture.CapturedItem;
import dev.landbridge.kit.problem.Problem;
import dev.landbridge.proof.statistics.Samples;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * Files that lm-evaluation-harness wrote, read and checked.
 *
 * @param samples by task
 */
record HarnessFiles(ObjectNode results, ScoreTable scores, Map<String, List<CapturedItem>> samples) {
    static final String SOURCE = "lm-eval";

    /** Refused when they are not what the harness writes, or do not belong together. */
    static HarnessFiles of(String results, List<EvaluationImport.Samples> samples) {
        ObjectNode document = document(results);
        ScoreTable scores = ScoreTable.of(document);
        if (scores.results().isEmpty()) {
            throw Problem.invalid("results", "has no scores; send the text of results_<time>.json");
        }
        List<String> tasks =
                scores.tasks().stream().map(ScoreTable.TaskFacts::name).toList();
        Map<String, List<CapturedItem>> items = new LinkedHashMap<>();
        for (EvaluationImport.Samples ofTask : samples) {
            if (!tasks.contains(ofTask.task())) {
                throw Problem.invalid("samples", "name the task '" + ofTask.task() + "', which has no results");
            }
            items.put(ofTask.task(), items(ofTask));
        }
        return new HarnessFiles(document, scores, items);
    }

    /** Hands over every part of an evaluation with its items. */
    void parts(BiConsumer<String, List<CapturedItem>> keep) {
        keep.accept(EvaluationSamples.RESULTS, List.of(new CapturedItem(0, null, results.toString())));
        samples.forEach((task, items) -> keep.accept(EvaluationSamples.part(task), items));
    }

    /** What counts for right and wrong: the samples of each task under its first filter. */
    void describe(EvaluationEntity entity) {
        entity.source = SOURCE;
        entity.scores = scores.json();
        entity.n = scores.tasks().stream().mapToInt(ScoreTable.TaskFacts::n).sum();
        List<CapturedItem> first = new ArrayList<>();
        samples.values().forEach(items -> {
            String filter = filter(items.get(0));
            items.stream().filter(item -> filter(item).equals(filter)).forEach(first::add);
        });
        double[] right = first.stream()
                .filter(item -> item.correct() != null)
                .mapToDouble(item -> item.correct() ? 1 : 0)
                .toArray();
        entity.correct = (int) Math.round(java.util.Arrays.stream(right).sum());
        if (right.length > 1) {
            entity.exactMatch = Samples.mean(right);
            entity.standardError = Samples.standardError(right);
        }
    }

    private static List<CapturedItem> items(EvaluationImport.Samples samples) {
        List<CapturedItem> items = new ArrayList<>();
        for (String line : samples.content().split("\n")) {
            if (line.isBlank()) {
                continue;
            }
            try {
                items.add(EvaluationSamples.item(items.size(), EvaluationSamples.tree(line)));
            } catch (IllegalArgumentException e) {
                throw Problem.invalid(
                        "samples", "of " + samples.task() + ": line " + (items.size() + 1) + " " + e.getMessage());
            }
        }
        if (items.isEmpty()) {
            throw Problem.invalid("samples", "of " + samples.task() + " has no line");
        }
        return items;
    }

    private static String filter(CapturedItem item) {
        return EvaluationSamples.tree(item.payload()).path("filter").asText();
    }

    private static ObjectNode document(String text) {
        try {
            return EvaluationSamples.tree(text);
        } catch (IllegalArgumentException e) {
            throw Problem.invalid("results", "is no JSON object; send the text of results_<time>.json");
        }
    }
}
