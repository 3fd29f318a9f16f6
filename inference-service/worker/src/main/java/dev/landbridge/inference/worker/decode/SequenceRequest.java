package dev.landbridge.inference.worker.decode;

import java.util.Set;

/**
 * One sequence to continue.
 *
 * @param prompt token ids, at least one
 * @param maxTokens tokens to generate; 0 only scores the prompt
 * @param topLogprobs alternatives to report with each token; -1 reports no log probabilities at all
 * @param scorePrompt whether the prompt's own tokens are scored
 * @param endTokens ids that end the sequence
 */
public record SequenceRequest(
        int[] prompt,
        int maxTokens,
        SamplingOptions sampling,
        int topLogprobs,
        boolean scorePrompt,
        Set<Integer> endTokens) {

    boolean scored() {
        return topLogprobs >= 0;
    }
}
