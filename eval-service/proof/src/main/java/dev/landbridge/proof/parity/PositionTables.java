package dev.landbridge.proof.parity;

import dev.landbridge.proof.golden.Scores;
import dev.landbridge.proof.golden.TokenTable;
import dev.landbridge.proof.statistics.ClusteredMean;
import dev.landbridge.proof.statistics.PositionSlope;
import dev.landbridge.proof.statistics.Samples;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * All prompts of one comparison (reference against target, or the reference against itself) that have a scored position.
 *
 * @param cases index of each prompt among the {@code score} cases
 */
record PositionTables(List<PromptComparison> prompts, List<Integer> cases) {

    static PositionTables of(TokenTable tokens, Scores reference, Scores target) {
        List<PromptComparison> prompts = new ArrayList<>();
        List<Integer> cases = new ArrayList<>();
        for (int prompt = 0; prompt < tokens.cases(); prompt++) {
            PromptComparison comparison = PromptComparison.of(tokens, prompt, reference, target);
            if (comparison.rows() > 0) {
                prompts.add(comparison);
                cases.add(prompt);
            }
        }
        return new PositionTables(prompts, cases);
    }

    /** Every comparison is the one of the case of its index. */
    static PositionTables of(List<PromptComparison> prompts) {
        return new PositionTables(
                prompts, IntStream.range(0, prompts.size()).boxed().toList());
    }

    /**
     * One row a prompt where one was asked several times: its askings are one cluster, not independent observations.
     *
     * @param ids of the cases that {@link #cases} are indexes of
     */
    PositionTables byPrompt(List<String> ids) {
        Map<String, List<PromptComparison>> askings = new LinkedHashMap<>();
        Map<String, Integer> first = new LinkedHashMap<>();
        for (int i = 0; i < prompts.size(); i++) {
            String id = ids.get(cases.get(i));
            askings.computeIfAbsent(id, key -> new ArrayList<>()).add(prompts.get(i));
            first.putIfAbsent(id, cases.get(i));
        }
        return new PositionTables(
                askings.values().stream().map(PromptComparison::joined).toList(), List.copyOf(first.values()));
    }

    /** Of another comparison the prompts that this one has. */
    PositionTables cut(PositionTables other) {
        List<PromptComparison> kept = new ArrayList<>();
        for (int i = 0; i < other.prompts.size(); i++) {
            if (cases.contains(other.cases.get(i))) {
                kept.add(other.prompts.get(i));
            }
        }
        return new PositionTables(kept, cases);
    }

    double[] promptKl() {
        return prompts.stream().mapToDouble(prompt -> Samples.mean(prompt.kl())).toArray();
    }

    double[] promptDeltaNll() {
        return prompts.stream()
                .mapToDouble(prompt -> Samples.mean(prompt.deltaNll()))
                .toArray();
    }

    long[] sizes() {
        return prompts.stream().mapToLong(PromptComparison::rows).toArray();
    }

    ClusteredMean kl() {
        return ClusteredMean.of(promptKl(), sizes());
    }

    ClusteredMean deltaNll() {
        return ClusteredMean.of(promptDeltaNll(), sizes());
    }

    double[] all(Function<PromptComparison, double[]> column) {
        return PromptComparison.all(prompts, column);
    }

    long positions() {
        return Arrays.stream(sizes()).sum();
    }

    long flips() {
        return prompts.stream().mapToLong(PromptComparison::flips).sum();
    }

    long flipsWithMarginAbove(double margin) {
        return prompts.stream()
                .mapToLong(prompt -> IntStream.range(0, prompt.rows())
                        .filter(row -> prompt.flip()[row] && prompt.margin()[row] > margin)
                        .count())
                .sum();
    }

    PositionSlope.Quartiles[] quartiles() {
        return prompts.stream()
                .map(prompt -> PositionSlope.Quartiles.of(prompt.kl()))
                .toArray(PositionSlope.Quartiles[]::new);
    }
}
