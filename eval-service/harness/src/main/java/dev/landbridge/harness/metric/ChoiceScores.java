package dev.landbridge.harness.metric;

import dev.landbridge.harness.prompt.Prompt;
import dev.landbridge.harness.python.PythonText;
import dev.landbridge.harness.run.Answer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;

/** Scores of one document of a multiple-choice task. */
final class ChoiceScores {
    private static final int NONE = -100;

    private final List<String> choices;
    private final List<Answer.Likelihood> answers;
    private final List<Answer.Likelihood> unconditional;
    private final boolean severalTargets;
    private final List<Integer> gold;

    ChoiceScores(Prompt prompt, List<Answer.Likelihood> all, boolean severalTargets) {
        this.choices = prompt.choices();
        int n = choices.size();
        this.answers = all.subList(0, all.size() == 2 * n ? n : all.size());
        this.unconditional = all.size() == 2 * n ? all.subList(n, 2 * n) : List.of();
        this.severalTargets = severalTargets;
        this.gold = gold(prompt.hasSeveralContexts() ? prompt.text() : prompt.target());
    }

    private List<Integer> gold(Object target) {
        List<Integer> indices = new ArrayList<>();
        for (Object one : target instanceof List ? (List<?>) target : List.of(target)) {
            if (one instanceof Number) {
                int index = ((Number) one).intValue();
                indices.add(index < choices.size() ? index : NONE);
            } else {
                int index = choices.indexOf(PythonText.str(one));
                indices.add(index < 0 ? NONE : index);
            }
        }
        return indices;
    }

    Map<String, Object> of(Set<Metric> metrics) {
        Map<String, Object> scores = new LinkedHashMap<>();
        // The harness writes them in this order, whatever the order of the task file.
        put(scores, metrics, Metric.ACC, () -> right(best(choice -> 1)));
        put(scores, metrics, Metric.F1, () -> List.of(gold.get(0), best(choice -> 1)));
        put(scores, metrics, Metric.MCC, () -> List.of(gold.get(0), best(choice -> 1)));
        put(scores, metrics, Metric.ACC_NORM, () -> right(best(PythonText::length)));
        put(scores, metrics, Metric.ACC_BYTES, () -> right(best(ChoiceScores::bytes)));
        put(scores, metrics, Metric.EXACT_MATCH, this::greedy);
        put(scores, metrics, Metric.BRIER_SCORE, () -> List.of(gold.get(0), probabilities()));
        put(scores, metrics, Metric.ACC_MUTUAL_INFO, () -> best(mutualInformation()) == gold.get(0) ? 1.0 : 0.0);
        return scores;
    }

    private interface Score {
        Object compute();
    }

    private static void put(Map<String, Object> scores, Set<Metric> metrics, Metric metric, Score score) {
        if (metrics.contains(metric)) {
            scores.put(metric.label(), score.compute());
        }
    }

    private double right(int predicted) {
        return severalTargets ? gold.contains(predicted) ? 1 : 0 : predicted == gold.get(0) ? 1 : 0;
    }

    private int greedy() {
        return gold.stream()
                        .anyMatch(index -> index != NONE && answers.get(index).greedy())
                ? 1
                : 0;
    }

    private int best(ToIntFunction<String> length) {
        double[] normalised = new double[answers.size()];
        for (int i = 0; i < normalised.length; i++) {
            normalised[i] = answers.get(i).logprob() / length.applyAsInt(choices.get(i));
        }
        return best(normalised);
    }

    /** The first of the largest. */
    private static int best(double... values) {
        int best = 0;
        for (int i = 1; i < values.length; i++) {
            if (values[i] > values[best]) {
                best = i;
            }
        }
        return best;
    }

    private double[] mutualInformation() {
        double[] differences = new double[answers.size()];
        for (int i = 0; i < differences.length; i++) {
            differences[i] = answers.get(i).logprob() - unconditional.get(i).logprob();
        }
        return differences;
    }

    private List<Double> probabilities() {
        double largest =
                answers.stream().mapToDouble(Answer.Likelihood::logprob).max().orElse(0);
        double sum = answers.stream()
                .mapToDouble(answer -> Math.exp(answer.logprob() - largest))
                .sum();
        return answers.stream()
                .map(answer -> Math.exp(answer.logprob() - largest) / sum)
                .toList();
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
