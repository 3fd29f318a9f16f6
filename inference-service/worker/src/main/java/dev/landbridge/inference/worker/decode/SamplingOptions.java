package dev.landbridge.inference.worker.decode;

/**
 * How the next token is chosen.
 *
 * @param temperature 0 means the most probable token
 * @param topP smallest probability mass kept, in (0, 1]
 * @param topK number of tokens kept; 0 keeps all
 * @param seed start of the pseudo-random sequence
 */
public record SamplingOptions(double temperature, double topP, int topK, long seed) {
    public static final SamplingOptions GREEDY = new SamplingOptions(0, 1, 0, 0);
}
