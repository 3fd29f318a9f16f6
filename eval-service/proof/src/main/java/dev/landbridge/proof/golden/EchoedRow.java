package dev.landbridge.proof.golden;

import java.util.Arrays;

/**
 * Serving software has been seen to give the logits of one position for all: no two rows of a true prompt are equal to
 * the bit.
 */
public final class EchoedRow {
    private static final int MIN_ROWS = 4;

    private EchoedRow() {}

    /** Prompts long enough for the question. */
    public static int candidates(TokenTable tokens) {
        int candidates = 0;
        for (int prompt = 0; prompt < tokens.cases(); prompt++) {
            candidates += isCandidate(tokens, prompt) ? 1 : 0;
        }
        return candidates;
    }

    /** Prompts that have one and the same row at every position. */
    public static int count(Scores scores, TokenTable tokens) {
        int echoed = 0;
        for (int prompt = 0; prompt < tokens.cases(); prompt++) {
            echoed += isCandidate(tokens, prompt) && isEchoed(scores, tokens.begin(prompt), tokens.end(prompt)) ? 1 : 0;
        }
        return echoed;
    }

    private static boolean isCandidate(TokenTable tokens, int prompt) {
        return tokens.length(prompt) > MIN_ROWS;
    }

    private static boolean isEchoed(Scores scores, int begin, int end) {
        int first = begin + 1;
        for (int i = first + 1; i < end; i++) {
            boolean number = scores.isScored(i)
                    && scores.topId(i, 0) != Scores.PADDING
                    && Float.isFinite(scores.topLogprob(i, 0));
            if (!number || !isSame(scores, first, i)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isSame(Scores scores, int left, int right) {
        int k = scores.topK();
        return Arrays.equals(scores.topIds(), left * k, left * k + k, scores.topIds(), right * k, right * k + k)
                && Arrays.equals(
                        scores.topLogprobs(), left * k, left * k + k, scores.topLogprobs(), right * k, right * k + k);
    }
}
