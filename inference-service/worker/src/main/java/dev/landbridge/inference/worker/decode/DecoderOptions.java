package dev.landbridge.inference.worker.decode;

/**
 * Sizes of the decoder.
 *
 * @param maxLength cache length of a slot in tokens
 * @param chunk most prompt tokens fed at once
 * @param threads threads inside one operator
 */
public record DecoderOptions(int slots, int maxLength, int chunk, int threads) {
    public DecoderOptions {
        if (slots < 1 || maxLength < 1 || chunk < 1 || threads < 1) {
            throw new IllegalArgumentException("slots, max-model-len, prefill-chunk and threads must be positive");
        }
    }

    int maxRows() {
        return Math.max(slots, chunk);
    }
}
