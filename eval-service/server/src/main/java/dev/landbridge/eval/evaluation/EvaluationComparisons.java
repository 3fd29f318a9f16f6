package dev.landbridge.eval.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.landbridge.eval.capture.CaptureStore;
import dev.landbridge.eval.capture.CapturedItem;
import dev.landbridge.eval.evaluation.PairedDifference.Label;
import dev.landbridge.eval.evaluation.PairedDifference.Pair;
import dev.landbridge.eval.suite.Suite;
import dev.landbridge.kit.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Compares two evaluations question by question. */
@ApplicationScoped
class EvaluationComparisons {
    private static final Label HELDOUT = new Label(Suite.HELDOUT, "exact_match", "none");

    private final Evaluations evaluations;
    private final CaptureStore captures;

    EvaluationComparisons(Evaluations evaluations, CaptureStore captures) {
        this.evaluations = evaluations;
        this.captures = captures;
    }

    /** @param margin loss that is still accepted, as a share */
    EvaluationComparison of(String team, String baselineId, String candidateId, double margin) {
        Evaluation baseline = evaluations.get(team, baselineId);
        Evaluation candidate = evaluations.get(team, candidateId);
        Map<Label, Map<String, Double>> left = scores(baseline);
        Map<Label, Map<String, Double>> right = scores(candidate);
        List<EvaluationComparison.Task> tasks = new ArrayList<>();
        List<Pair> pooled = new ArrayList<>();
        Set<String> counted = new HashSet<>();
        int invalid = 0;
        for (Map.Entry<Label, Map<String, Double>> one : left.entrySet()) {
            Map<String, Double> other = right.get(one.getKey());
            if (other == null) {
                continue;
            }
            List<Pair> pairs = pairs(one.getValue(), other);
            int unpaired = one.getValue().size() + other.size() - 2 * pairs.size();
            if (pairs.isEmpty()) {
                continue;
            }
            EvaluationComparison.Task task = PairedDifference.of(one.getKey(), pairs, unpaired, margin);
            tasks.add(task);
            if (task.lost() != null && counted.add(task.task())) {
                pooled.addAll(pairs);
                invalid += unpaired;
            }
        }
        if (tasks.isEmpty()) {
            throw Problem.conflict("The two evaluations have no question in common.");
        }
        return new EvaluationComparison(
                baselineId,
                candidateId,
                tasks,
                pooled.isEmpty()
                        ? null
                        : PairedDifference.of(new Label("all tasks", "correct", "first"), pooled, invalid, margin),
                new EvaluationComparison.Sides<>(baseline.tokens(), candidate.tokens()),
                new EvaluationComparison.Sides<>(baseline.latencyMs(), candidate.latencyMs()));
    }

    private static List<Pair> pairs(Map<String, Double> baseline, Map<String, Double> candidate) {
        List<Pair> pairs = new ArrayList<>();
        baseline.forEach((question, score) -> {
            Double other = candidate.get(question);
            if (other != null) {
                pairs.add(new Pair(score, other));
            }
        });
        return pairs;
    }

    /** By task, metric and filter: the score of each question, for metrics of which more is better. */
    private Map<Label, Map<String, Double>> scores(Evaluation evaluation) {
        Map<Label, Map<String, Double>> scores = new LinkedHashMap<>();
        if (evaluation.suite().equals(Suite.HELDOUT)) {
            Map<String, Double> questions = new LinkedHashMap<>();
            for (CapturedItem item : captures.all(evaluation.id(), EvaluationWork.SAMPLES)) {
                Sample sample = Evaluations.sample(item);
                questions.put(sample.prompt() + "\n" + sample.expected(), item.correct() ? 1.0 : 0.0);
            }
            scores.put(HELDOUT, questions);
            return scores;
        }
        for (ScoreTable.Score score : evaluation.results()) {
            if (Boolean.TRUE.equals(score.higherIsBetter())) {
                Label label = new Label(score.task(), score.metric(), score.filter());
                Map<String, Double> questions = questions(evaluation.id(), label);
                if (!questions.isEmpty()) {
                    scores.put(label, questions);
                }
            }
        }
        return scores;
    }

    private Map<String, Double> questions(String evaluation, Label label) {
        Map<String, Double> questions = new LinkedHashMap<>();
        for (CapturedItem item : captures.all(evaluation, EvaluationSamples.part(label.task()))) {
            JsonNode line = EvaluationSamples.tree(item.payload());
            JsonNode value = line.path(label.metric());
            if (line.path("filter").asText().equals(label.filter()) && (value.isNumber() || value.isBoolean())) {
                questions.put(EvaluationSamples.key(line), value.isBoolean() ? bit(value) : value.asDouble());
            }
        }
        return questions;
    }

    private static double bit(JsonNode value) {
        return value.asBoolean() ? 1 : 0;
    }
}
