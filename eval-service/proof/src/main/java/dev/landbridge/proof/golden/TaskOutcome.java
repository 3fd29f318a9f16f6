package dev.landbridge.proof.golden;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * One scored task item. Two outcomes are a pair when task, filter, doc_id and the three hashes are equal.
 *
 * @param outputTokens tokens the model wrote
 * @param scores 0 to 1, one for each time that the item was asked, the first being that of the output; absent when it
 *     was asked once and is either right or wrong
 * @param cluster what the item shares with others, for example a passage; absent when nothing
 */
public record TaskOutcome(
        String task,
        String filter,
        String docId,
        String docHash,
        String promptHash,
        String targetHash,
        String output,
        boolean correct,
        String finishReason,
        int outputTokens,
        @JsonInclude(JsonInclude.Include.NON_NULL) List<Double> scores,
        @JsonInclude(JsonInclude.Include.NON_NULL) String cluster) {

    public TaskOutcome(
            String task,
            String filter,
            String docId,
            String docHash,
            String promptHash,
            String targetHash,
            String output,
            boolean correct,
            String finishReason,
            int outputTokens) {
        this(
                task,
                filter,
                docId,
                docHash,
                promptHash,
                targetHash,
                output,
                correct,
                finishReason,
                outputTokens,
                null,
                null);
    }

    /** The same items, asked once more: each with the scores of both times. */
    public static List<TaskOutcome> repeated(List<TaskOutcome> first, List<TaskOutcome> second) {
        return IntStream.range(0, first.size())
                .mapToObj(i -> first.get(i)
                        .withScores(
                                Stream.concat(first.get(i).everyScore().stream(), second.get(i).everyScore().stream())
                                        .toList()))
                .toList();
    }

    public TaskOutcome withScores(List<Double> all) {
        return new TaskOutcome(
                task,
                filter,
                docId,
                docHash,
                promptHash,
                targetHash,
                output,
                correct,
                finishReason,
                outputTokens,
                List.copyOf(all),
                cluster);
    }

    /** One score for each time that the item was asked; never empty. */
    @JsonIgnore
    public List<Double> everyScore() {
        return scores == null || scores.isEmpty() ? List.of(correct ? 1.0 : 0.0) : scores;
    }

    public String key() {
        return String.join("\u0000", task, filter, docId, docHash, promptHash, targetHash);
    }
}
