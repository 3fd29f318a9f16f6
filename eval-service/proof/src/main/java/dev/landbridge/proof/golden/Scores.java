package dev.landbridge.proof.golden;

import java.util.Arrays;

/**
 * Log-probabilities (natural) of N positions.
 *
 * @param topK K
 * @param chosenLogprob F32[N]; NaN where the endpoint gave none for a position that must have one
 * @param chosenRank I32[N], 1-based; K + 1 when outside the top list; -1 at the unscored first position of a case
 * @param topIds I32[N, K], best first; -1 pads
 * @param topLogprobs F32[N, K]
 */
public record Scores(int topK, float[] chosenLogprob, int[] chosenRank, int[] topIds, float[] topLogprobs) {

    public static final int UNSCORED = -1;
    public static final int PADDING = -1;

    public Scores {
        int n = chosenLogprob.length;
        if (chosenRank.length != n || topIds.length != n * topK || topLogprobs.length != n * topK) {
            throw new IllegalArgumentException("score tables do not have %d rows of %d".formatted(n, topK));
        }
    }

    public static Scores allocate(int positions, int topK) {
        Scores scores = new Scores(
                topK, new float[positions], new int[positions], new int[positions * topK], new float[positions * topK]);
        Arrays.fill(scores.chosenRank, UNSCORED);
        Arrays.fill(scores.topIds, PADDING);
        return scores;
    }

    /** Writes one row; the top list is cut to K. */
    public void set(int position, float logprob, int rank, int[] ids, float[] logprobs) {
        chosenLogprob[position] = logprob;
        chosenRank[position] = rank;
        for (int k = 0; k < Math.min(topK, ids.length); k++) {
            topIds[position * topK + k] = ids[k];
            topLogprobs[position * topK + k] = logprobs[k];
        }
    }

    /** Takes rows of another table with the same top K, {@code positions} of them from {@code begin}, to {@code at}. */
    public void copy(Scores from, int begin, int at, int positions) {
        System.arraycopy(from.chosenLogprob, begin, chosenLogprob, at, positions);
        System.arraycopy(from.chosenRank, begin, chosenRank, at, positions);
        System.arraycopy(from.topIds, begin * topK, topIds, at * topK, positions * topK);
        System.arraycopy(from.topLogprobs, begin * topK, topLogprobs, at * topK, positions * topK);
    }

    public int positions() {
        return chosenLogprob.length;
    }

    public boolean isScored(int position) {
        return chosenRank[position] != UNSCORED;
    }

    public int topId(int position, int k) {
        return topIds[position * topK + k];
    }

    /** The same scores, without the positions that the other has none for. */
    public Scores where(Scores other) {
        int[] ranks = chosenRank.clone();
        for (int i = 0; i < ranks.length; i++) {
            ranks[i] = other.isScored(i) ? ranks[i] : UNSCORED;
        }
        return new Scores(topK, chosenLogprob, ranks, topIds, topLogprobs);
    }

    public float topLogprob(int position, int k) {
        return topLogprobs[position * topK + k];
    }

    /** Log-probability of a token if it is the chosen one or in the top list; NaN otherwise. */
    public double logprobOf(int position, int token, int chosen) {
        if (token == chosen) {
            return chosenLogprob[position];
        }
        for (int k = 0; k < topK; k++) {
            if (topId(position, k) == token) {
                return topLogprob(position, k);
            }
        }
        return Double.NaN;
    }
}
