package dev.landbridge.inference.worker.decode;

/**
 * One token with its raw log probability (natural logarithm, before temperature) and the best alternatives.
 *
 * @param logprob {@link Float#NaN} when none was asked for, or for the first token of a sequence
 * @param topIds the most probable ids, best first; ties by lower id
 */
public record TokenScore(int id, float logprob, int[] topIds, float[] topLogprobs) {
    private static final int[] NO_IDS = {};
    private static final float[] NO_LOGPROBS = {};

    public static TokenScore unscored(int id) {
        return new TokenScore(id, Float.NaN, NO_IDS, NO_LOGPROBS);
    }

    public boolean scored() {
        return !Float.isNaN(logprob);
    }
}
