package dev.landbridge.harness.metric;

import dev.landbridge.harness.prompt.Prompt;
import dev.landbridge.harness.python.PythonText;
import dev.landbridge.harness.run.Answer;
import dev.landbridge.harness.task.MetricConfig;
import dev.landbridge.harness.task.TaskConfig;
import dev.landbridge.harness.task.UnsupportedTaskException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Scores one document by the metrics of its task. */
public final class DocumentScores {
    private final TaskConfig task;
    private final Map<Metric, Map<String, Object>> metrics = new LinkedHashMap<>();
    private final Map<Metric, Aggregation> aggregations = new LinkedHashMap<>();
    private final Map<Metric, Boolean> directions = new LinkedHashMap<>();

    /** @throws UnsupportedTaskException when a metric or aggregation is not known here */
    public DocumentScores(TaskConfig task) {
        this.task = task;
        if (task.metrics().isEmpty()) {
            Metric.defaults(task.outputType()).forEach(metric -> add(metric, metric.aggregation(), null, Map.of()));
        }
        for (MetricConfig config : task.metrics()) {
            try {
                Metric metric = Metric.of(config.metric(), task.outputType());
                Aggregation aggregation =
                        config.aggregation() == null ? metric.aggregation() : Aggregation.of(config.aggregation());
                add(metric, aggregation, config.higherIsBetter(), config.options());
            } catch (IllegalArgumentException e) {
                throw new UnsupportedTaskException(task.task(), "metric_list", e.getMessage());
            }
        }
    }

    private void add(Metric metric, Aggregation aggregation, Boolean higherIsBetter, Map<String, Object> options) {
        metrics.put(metric, options);
        aggregations.put(metric, aggregation);
        directions.put(metric, higherIsBetter == null ? metric.higherIsBetter() : higherIsBetter);
    }

    public Aggregation aggregation(String metric) {
        return aggregations.get(Metric.of(metric, task.outputType()));
    }

    /** By metric name, in the order of the task file. */
    public Map<String, Boolean> higherIsBetter() {
        Map<String, Boolean> named = new LinkedHashMap<>();
        directions.forEach((metric, higher) -> named.put(metric.label(), higher));
        return named;
    }

    /**
     * Values by metric name: numbers, or the pairs that an aggregation over all documents needs.
     *
     * @param answers filtered, one for each request of the document
     * @param severalTargets whether the task's targets are lists of right answers
     */
    public Map<String, Object> of(Prompt prompt, List<?> answers, boolean severalTargets) {
        return switch (task.outputType()) {
            case LOGLIKELIHOOD -> likelihood((Answer.Likelihood) answers.get(0));
            case LOGLIKELIHOOD_ROLLING -> rolling(prompt, (Answer.RollingLikelihood) answers.get(0));
            case MULTIPLE_CHOICE -> {
                List<Answer.Likelihood> likelihoods = new ArrayList<>();
                answers.forEach(answer -> likelihoods.add((Answer.Likelihood) answer));
                yield new ChoiceScores(prompt, likelihoods, severalTargets).of(metrics.keySet());
            }
            case GENERATE_UNTIL -> text(prompt, answers.get(0), severalTargets);
        };
    }

    private Map<String, Object> likelihood(Answer.Likelihood answer) {
        Map<String, Object> scores = new LinkedHashMap<>();
        if (metrics.containsKey(Metric.PERPLEXITY)) {
            scores.put(Metric.PERPLEXITY.label(), answer.logprob());
        }
        if (metrics.containsKey(Metric.ACC)) {
            scores.put(Metric.ACC.label(), answer.greedy() ? 1 : 0);
        }
        return scores;
    }

    private Map<String, Object> rolling(Prompt prompt, Answer.RollingLikelihood answer) {
        String text = PythonText.str(prompt.target());
        int words = text.split("[\\s\\x1c-\\x1f\\x85\\p{Z}]+", -1).length;
        int bytes = text.getBytes(StandardCharsets.UTF_8).length;
        Map<String, Object> scores = new LinkedHashMap<>();
        for (Metric metric : List.of(Metric.WORD_PERPLEXITY, Metric.BYTE_PERPLEXITY, Metric.BITS_PER_BYTE)) {
            if (metrics.containsKey(metric)) {
                scores.put(metric.label(), List.of(answer.logprob(), metric == Metric.WORD_PERPLEXITY ? words : bytes));
            }
        }
        return scores;
    }

    private Map<String, Object> text(Prompt prompt, Object answer, boolean severalTargets) {
        Object target = prompt.target();
        if (prompt.choices() != null) {
            target = prompt.choices().get(((Number) target).intValue());
        }
        Map<String, Object> scores = new LinkedHashMap<>();
        for (Map.Entry<Metric, Map<String, Object>> metric : metrics.entrySet()) {
            Object score = metric.getKey() == Metric.EXACT_MATCH
                    ? exactMatch(new ExactMatch(metric.getValue()), target, answer, severalTargets)
                    : List.of(severalTargets ? target : PythonText.str(target), answer);
            scores.put(metric.getKey().label(), score);
        }
        return scores;
    }

    private static double exactMatch(ExactMatch match, Object target, Object answer, boolean severalTargets) {
        if (severalTargets) {
            List<?> targets = target instanceof List ? (List<?>) target : List.of(target);
            return targets.stream().anyMatch(one -> match.matches(one, answer)) ? 1 : 0;
        }
        return match.matches(target, answer) ? 1 : 0;
    }
}
