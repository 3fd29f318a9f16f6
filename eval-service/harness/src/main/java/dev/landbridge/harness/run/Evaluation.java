package dev.landbridge.harness.run;

import dev.landbridge.harness.dataset.Documents;
import dev.landbridge.harness.filter.Filters;
import dev.landbridge.harness.metric.DocumentScores;
import dev.landbridge.harness.metric.StandardError;
import dev.landbridge.harness.prompt.Prompt;
import dev.landbridge.harness.prompt.PromptStyle;
import dev.landbridge.harness.prompt.TaskPrompts;
import dev.landbridge.harness.task.TaskConfig;
import dev.landbridge.harness.task.UnsupportedTaskException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Runs one task over a language model. */
public final class Evaluation {
    private final TaskConfig task;
    private final Documents documents;
    private final List<Prompt> prompts = new ArrayList<>();
    private final Filters filters;
    private final DocumentScores scoring;
    private final boolean severalTargets;

    /**
     * Reads the documents and writes all prompts.
     *
     * @param limit documents at most; 0 for all
     * @throws UnsupportedTaskException when the task cannot be run as it is written
     */
    public Evaluation(TaskConfig task, Documents.Source source, PromptStyle style, int limit) {
        this.task = task;
        this.documents = source.split(task.dataset().scoredSplit())
                .orElseThrow(() -> new UnsupportedTaskException(
                        task.task(),
                        "test_split",
                        "the dataset has no split '" + task.dataset().scoredSplit() + "'"));
        if (documents.rows().isEmpty()) {
            throw new UnsupportedTaskException(task.task(), "test_split", "the split has no documents");
        }
        this.filters = new Filters(task);
        this.scoring = new DocumentScores(task);
        TaskPrompts writer = new TaskPrompts(task, documents, source, style);
        int count = limit <= 0
                ? documents.rows().size()
                : Math.min(limit, documents.rows().size());
        for (Map<String, Object> document : documents.rows().subList(0, count)) {
            prompts.add(writer.of(document));
        }
        this.severalTargets = prompts.get(0).target() instanceof List;
    }

    /** Documents that will be scored. */
    public int size() {
        return prompts.size();
    }

    /** The requests of one document, in order. */
    public List<Request> requests(int documentId) {
        return Requests.of(task, prompts.get(documentId));
    }

    public int repeats() {
        return task.repeats();
    }

    /**
     * Scores what was answered.
     *
     * @param outcomes one for each document, in order
     * @param replicates of the bootstrap; 100,000 is the harness's default
     */
    public TaskResult score(List<Outcome> outcomes, int replicates) {
        List<Sample> samples = new ArrayList<>();
        Map<String, TaskResult.Score> scores = new LinkedHashMap<>();
        for (String filter : filters.names()) {
            Map<String, List<Object>> values = new LinkedHashMap<>();
            for (int id = 0; id < prompts.size(); id++) {
                Sample sample = sample(id, filter, outcomes.get(id));
                samples.add(sample);
                sample.scores()
                        .forEach((metric, value) -> values.computeIfAbsent(metric, key -> new ArrayList<>())
                                .add(value));
            }
            values.forEach((metric, all) -> scores.put(metric + "," + filter, aggregate(metric, all, replicates)));
        }
        int failed = (int) outcomes.stream()
                .filter(outcome -> !outcome.failures().isEmpty())
                .count();
        return new TaskResult(
                task, scores, scoring.higherIsBetter(), documents.rows().size(), prompts.size(), failed, samples);
    }

    private TaskResult.Score aggregate(String metric, List<Object> values, int replicates) {
        var aggregation = scoring.aggregation(metric);
        return new TaskResult.Score(aggregation.of(values), StandardError.of(aggregation, values, replicates));
    }

    private Sample sample(int id, String filter, Outcome outcome) {
        Map<String, Object> document = documents.rows().get(id);
        List<Object> filtered = new ArrayList<>();
        for (List<Answer> repeats : outcome.answers()) {
            List<Object> plain = new ArrayList<>();
            repeats.forEach(
                    answer -> plain.add(answer instanceof Answer.Text ? ((Answer.Text) answer).text() : answer));
            filtered.add(filters.apply(filter, plain, document));
        }
        Prompt prompt = prompts.get(id);
        Map<String, Object> scores = new LinkedHashMap<>(scoring.of(prompt, filtered, severalTargets));
        if (!outcome.failures().isEmpty()) {
            scores.replaceAll((metric, value) -> value instanceof Number && higherIsBetter(metric) ? 0.0 : value);
        }
        return new Sample(
                id,
                document,
                prompt.target(),
                requests(id),
                outcome.answers(),
                filter,
                filtered,
                scores,
                outcome.failures());
    }

    private boolean higherIsBetter(String metric) {
        return scoring.higherIsBetter().get(metric);
    }

    /**
     * What came back for one document. A request without an answer stands as the worst possible one.
     *
     * @param answers for each request one a repeat
     * @param failures why requests had no answer
     */
    public record Outcome(List<List<Answer>> answers, List<String> failures) {}
}
