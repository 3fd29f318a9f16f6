package dev.landbridge.inference.worker.decode;

/**
 * Sizes of the decoder.
 *
 * @param maxLength cache length of a slot in tokens
 * @param chunk most prompt tokens fed at once
 * @param threads threads inside one operator
 * @param eager operators one by one as written, instead of the optimised graph
 * @param prefixCache whether a slot keeps the prompt of its last sequence for the next one
 */
public record DecoderOptions(int slots, int maxLength, int chunk, int threads, boolean eager, boolean prefixCache) {
    public DecoderOptions(int slots, int maxLength, int chunk, int threads) {
        this(slots, maxLength, chunk, threads, false, false);
    }

    public DecoderOptions {
        if (slots < 1 || maxLength < 1 || chunk < 1 || threads < 1) {
            throw new IllegalArgumentException("slots, max-model-len, prefill-chunk and threads must be positive");
        }
    }

    int maxRows() {
        return Math.max(slots, chunk);
    }
}
