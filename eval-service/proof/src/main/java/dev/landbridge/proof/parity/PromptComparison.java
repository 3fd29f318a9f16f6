package dev.landbridge.proof.parity;

import dev.landbridge.proof.golden.Scores;
import dev.landbridge.proof.golden.TokenTable;
import dev.landbridge.proof.statistics.LumpedKl;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/**
 * Per-position comparison of two sides on one prompt. Row i is the i-th scored position.
 *
 * @param kl lumped KL, nats
 * @param deltaNll lp_reference - lp_target of the actual token, nats
 * @param deltaP p_target - p_reference of the actual token
 * @param flip top-1 differs (a tie in the reference is no flip)
 * @param margin the reference's gap between its first and second token, nats
 * @param positions index of each row within the prompt
 */
public record PromptComparison(
        double[] kl, double[] deltaNll, double[] deltaP, boolean[] flip, double[] margin, int[] positions) {

    public static PromptComparison of(TokenTable tokens, int prompt, Scores reference, Scores target) {
        int begin = tokens.begin(prompt);
        int end = tokens.end(prompt);
        int rows = 0;
        for (int i = begin; i < end; i++) {
            rows += reference.isScored(i) ? 1 : 0;
        }
        PromptComparison out = new PromptComparison(
                new double[rows],
                new double[rows],
                new double[rows],
                new boolean[rows],
                new double[rows],
                new int[rows]);
        int row = 0;
        for (int i = begin; i < end; i++) {
            if (reference.isScored(i)) {
                out.fill(row, i, tokens.tokenIds()[i], reference, target);
                out.positions[row++] = i - begin;
            }
        }
        return out;
    }

    /** Several askings of one prompt as one comparison. */
    static PromptComparison joined(List<PromptComparison> askings) {
        if (askings.size() == 1) {
            return askings.get(0);
        }
        boolean[] flips =
                new boolean[askings.stream().mapToInt(PromptComparison::rows).sum()];
        int row = 0;
        for (PromptComparison asking : askings) {
            System.arraycopy(asking.flip, 0, flips, row, asking.rows());
            row += asking.rows();
        }
        return new PromptComparison(
                all(askings, PromptComparison::kl),
                all(askings, PromptComparison::deltaNll),
                all(askings, PromptComparison::deltaP),
                flips,
                all(askings, PromptComparison::margin),
                askings.stream()
                        .flatMapToInt(asking -> Arrays.stream(asking.positions))
                        .toArray());
    }

    /** One column of several comparisons, one after the other. */
    static double[] all(List<PromptComparison> comparisons, Function<PromptComparison, double[]> column) {
        return comparisons.stream()
                .flatMapToDouble(one -> Arrays.stream(column.apply(one)))
                .toArray();
    }

    private void fill(int row, int position, int actual, Scores reference, Scores target) {
        double lpReference = reference.chosenLogprob()[position];
        double lpTarget = target.chosenLogprob()[position];
        LumpedKl lumped = new LumpedKl().add(lpReference, lpTarget);
        for (int k = 0; k < reference.topK(); k++) {
            int id = reference.topId(position, k);
            if (id != Scores.PADDING && id != actual) {
                double other = topLogprob(target, position, id);
                if (!Double.isNaN(other)) {
                    lumped.add(reference.topLogprob(position, k), other);
                }
            }
        }
        kl[row] = lumped.value();
        deltaNll[row] = lpReference - lpTarget;
        deltaP[row] = StrictMath.exp(lpTarget) - StrictMath.exp(lpReference);
        margin[row] = (double) reference.topLogprob(position, 0) - reference.topLogprob(position, 1);
        flip[row] = flipped(position, reference, target);
    }

    private static boolean flipped(int position, Scores reference, Scores target) {
        int chosen = target.topId(position, 0);
        if (chosen == reference.topId(position, 0)) {
            return false;
        }
        return topLogprob(reference, position, chosen) != reference.topLogprob(position, 0);
    }

    private static double topLogprob(Scores scores, int position, int id) {
        for (int k = 0; k < scores.topK(); k++) {
            if (scores.topId(position, k) == id) {
                return scores.topLogprob(position, k);
            }
        }
        return Double.NaN;
    }

    public int rows() {
        return kl.length;
    }

    public int flips() {
        int count = 0;
        for (boolean one : flip) {
            count += one ? 1 : 0;
        }
        return count;
    }

    /** Position within the prompt of the first flip, or -1. */
    public int firstFlip() {
        for (int row = 0; row < flip.length; row++) {
            if (flip[row]) {
                return positions[row];
            }
        }
        return -1;
    }
}
