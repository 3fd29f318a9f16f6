package dev.landbridge.proof.diagnosis;

import dev.landbridge.proof.golden.Scores;
import dev.landbridge.proof.golden.TokenTable;
import dev.landbridge.proof.golden.Trace;

/** Breaks rows of a target as broken silicon does: every token gets the probability of its neighbour. */
final class Spoiler {

    /** Chooses rows. */
    @FunctionalInterface
    interface Where {
        boolean test(int prompt, int position, int token);
    }

    private Spoiler() {}

    static Trace spoil(Trace target, Where where) {
        return spoil(target, 0, where);
    }

    static Trace spoil(Trace target, int replicate, Where where) {
        TokenTable tokens = target.tokens();
        for (int prompt = 0; prompt < tokens.cases(); prompt++) {
            for (int i = tokens.begin(prompt) + 1; i < tokens.end(prompt); i++) {
                if (where.test(prompt, i - tokens.begin(prompt), tokens.tokenIds()[i])) {
                    shift(target.scores().get(replicate), i, tokens.tokenIds()[i]);
                }
            }
        }
        return target;
    }

    private static void shift(Scores scores, int row, int actual) {
        int k = scores.topK();
        scores.chosenLogprob()[row] = scores.topLogprob(row, k - 1) - 0.5f;
        scores.chosenRank()[row] = k + 1;
        for (int i = 0; i < k; i++) {
            int id = (scores.topId(row, i) + 1) % 40;
            scores.topIds()[row * k + i] = id;
            if (id == actual) {
                scores.chosenLogprob()[row] = scores.topLogprob(row, i);
                scores.chosenRank()[row] = i + 1;
            }
        }
    }

    /** Makes every continuation chosen by {@code every} go another way at a token the reference would never write. */
    static Trace derail(Trace target, int every, int at) {
        TokenTable tokens = target.decodes().get(0).tokens();
        Scores scores = target.decodes().get(0).scores();
        for (int c = 0; c < tokens.cases(); c += every) {
            int row = tokens.begin(c) + at;
            shift(scores, row, -1);
            tokens.tokenIds()[row] = scores.topId(row, 0);
            scores.chosenLogprob()[row] = scores.topLogprob(row, 0);
            scores.chosenRank()[row] = 1;
        }
        return target;
    }
}
