package dev.landbridge.eval.inference;

import java.util.List;

/**
 * Scores of consecutive tokens. Row i belongs to {@code ids[i]}; a null log-probability is one the endpoint did not give.
 *
 * @param topIds best first, at most K a row
 * @param texts text of each token; empty unless it was asked for
 */
public record ScoredSequence(
        List<Integer> ids,
        List<Float> logprobs,
        List<List<Integer>> topIds,
        List<List<Float>> topLogprobs,
        List<String> texts,
        String text,
        String finishReason) {}
