package dev.landbridge.proof.parity;

import dev.landbridge.proof.golden.Decodes;
import dev.landbridge.proof.golden.Scores;
import dev.landbridge.proof.statistics.Samples;
import java.util.ArrayList;
import java.util.List;

/**
 * Greedy continuations of two sides, compared up to the first token that differs.
 *
 * @param hardAt indexes of the cases with a hard divergence
 * @param hardAtFirst hard divergences at the very first token
 * @param firstDivergence per case: index of the first differing token, -1 when the texts are equal
 * @param matchedTokens tokens before the first divergence, all cases
 * @param p99Delta 99th percentile of the absolute log-probability difference over matched tokens, nats
 */
record DecodeComparison(
        int cases,
        int identical,
        int benign,
        List<Integer> hardAt,
        int hardAtFirst,
        long matchedTokens,
        double p99Delta,
        int[] firstDivergence) {

    int hard() {
        return hardAt.size();
    }

    int diverged() {
        return benign + hard();
    }

    static DecodeComparison of(Decodes reference, Decodes target, double benignGap) {
        int cases = Math.min(reference.tokens().cases(), target.tokens().cases());
        int benign = 0;
        List<Integer> hardAt = new ArrayList<>();
        int hardAtFirst = 0;
        int[] first = new int[cases];
        List<Double> deltas = new ArrayList<>();
        for (int index = 0; index < cases; index++) {
            first[index] = matched(reference, target, index, deltas);
            if (first[index] >= 0) {
                boolean near = isBenign(reference, target, index, first[index], benignGap);
                benign += near ? 1 : 0;
                if (!near) {
                    hardAt.add(index);
                    hardAtFirst += first[index] == 0 ? 1 : 0;
                }
            }
        }
        double[] all = deltas.stream().mapToDouble(Double::doubleValue).toArray();
        double p99 = all.length == 0 ? 0 : Samples.quantile(all, 0.99);
        return new DecodeComparison(
                cases, cases - benign - hardAt.size(), benign, hardAt, hardAtFirst, all.length, p99, first);
    }

    private static int matched(Decodes reference, Decodes target, int index, List<Double> deltas) {
        int[] left = reference.tokens().ids(index);
        int[] right = target.tokens().ids(index);
        for (int i = 0; i < Math.min(left.length, right.length); i++) {
            if (left[i] != right[i]) {
                return i;
            }
            deltas.add((double) Math.abs(
                    reference.scores().chosenLogprob()[reference.tokens().begin(index) + i]
                            - target.scores().chosenLogprob()[target.tokens().begin(index) + i]));
        }
        return left.length == right.length ? -1 : Math.min(left.length, right.length);
    }

    /** A near tie: each side's token is in the other's list, and both sides rate the two within the gap. */
    private static boolean isBenign(Decodes reference, Decodes target, int index, int at, double gap) {
        if (at >= reference.tokens().length(index) || at >= target.tokens().length(index)) {
            return false;
        }
        int left = reference.tokens().begin(index) + at;
        int right = target.tokens().begin(index) + at;
        int leftToken = reference.tokens().tokenIds()[left];
        int rightToken = target.tokens().tokenIds()[right];
        return gap(reference.scores(), left, leftToken, rightToken) <= gap
                && gap(target.scores(), right, rightToken, leftToken) <= gap;
    }

    private static double gap(Scores scores, int position, int own, int other) {
        double difference = scores.chosenLogprob()[position] - scores.logprobOf(position, other, own);
        return Double.isNaN(difference) ? Double.POSITIVE_INFINITY : difference;
    }
}
