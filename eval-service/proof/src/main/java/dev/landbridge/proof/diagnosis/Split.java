package dev.landbridge.proof.diagnosis;

import dev.landbridge.proof.statistics.ClusteredMean;
import dev.landbridge.proof.statistics.Samples;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * Rows of some kind against rows of another kind.
 *
 * @param p one-sided: what lies above the floor is not more inside than outside. Paired within the prompts that have
 *     both kinds, else between prompts (Welch); 1 with fewer than eight
 */
record Split(Side inside, Side outside, double p) {

    static final int MIN_PROMPTS = 8;
    /** A rule speaks only when chance would say so once in a thousand times. */
    static final double SIGNIFICANCE = 0.001;
    /** And only when the rows stand out by an order of magnitude. */
    static final double FACTOR = 10;

    /** Chooses rows. */
    @FunctionalInterface
    interface Rows {
        boolean test(PromptSample prompt, int row);
    }

    /**
     * @param kl mean, nats a row
     * @param excess sum of what lies above the floor, nats
     * @param noise excess over the sum of the uncertainties: the noise of the logits, wherever the text is uncertain
     */
    record Side(long rows, double kl, double floorKl, double excess, double noise) {
        double meanExcess() {
            return rows == 0 ? 0 : excess / rows;
        }
    }

    static Split of(List<PromptSample> prompts, Rows inside, Rows outside) {
        return new Split(side(prompts, inside), side(prompts, outside), p(prompts, inside, outside));
    }

    static Split of(List<PromptSample> prompts, Rows inside) {
        return of(prompts, inside, (prompt, row) -> !inside.test(prompt, row));
    }

    static Side side(List<PromptSample> prompts, Rows chosen) {
        long rows = 0;
        double kl = 0;
        double floor = 0;
        double uncertainty = 0;
        for (PromptSample prompt : prompts) {
            for (int row = 0; row < prompt.rows(); row++) {
                if (chosen.test(prompt, row)) {
                    rows++;
                    kl += prompt.kl()[row];
                    floor += prompt.floorKl()[row];
                    uncertainty += prompt.uncertainty()[row];
                }
            }
        }
        double excess = kl - floor;
        long n = Math.max(1, rows);
        return new Side(rows, kl / n, floor / n, excess, excess / Math.max(uncertainty, Double.MIN_NORMAL));
    }

    /** Inside is above what the profile accepts, by an order of magnitude above outside, and not by chance. */
    boolean standsOut(Limits limits) {
        return p < SIGNIFICANCE
                && inside.kl() > limits.kl(inside.floorKl())
                && inside.meanExcess() >= FACTOR * Math.max(outside.meanExcess(), limits.epsilon());
    }

    /** Share of everything above the floor that lies inside. */
    double share() {
        return inside.excess() / (Math.max(0, inside.excess()) + Math.max(0, outside.excess()));
    }

    /** Between-group sum of squares: greatest where the cut is right. */
    double separation() {
        double n = (double) inside.rows() + outside.rows();
        double difference = inside.meanExcess() - outside.meanExcess();
        return inside.rows() / n * outside.rows() * difference * difference;
    }

    private static double p(List<PromptSample> prompts, Rows inside, Rows outside) {
        List<Double> differences = new ArrayList<>();
        List<Double> left = new ArrayList<>();
        List<Double> right = new ArrayList<>();
        for (PromptSample prompt : prompts) {
            Side in = side(List.of(prompt), inside);
            Side out = side(List.of(prompt), outside);
            if (in.rows() > 0 && out.rows() > 0) {
                differences.add(in.meanExcess() - out.meanExcess());
            } else if (in.rows() > 0) {
                left.add(in.meanExcess());
            } else if (out.rows() > 0) {
                right.add(out.meanExcess());
            }
        }
        if (differences.size() >= MIN_PROMPTS) {
            long[] ones = new long[differences.size()];
            Arrays.fill(ones, 1);
            return ClusteredMean.of(values(differences), ones).pValueAboveZero();
        }
        return left.size() >= MIN_PROMPTS && right.size() >= MIN_PROMPTS ? welch(values(left), values(right)) : 1;
    }

    private static double welch(double[] left, double[] right) {
        double difference = Samples.mean(left) - Samples.mean(right);
        double a = Samples.variance(left) / left.length;
        double b = Samples.variance(right) / right.length;
        if (a + b == 0) {
            return difference > 0 ? 0 : 1;
        }
        double freedom = (a + b) * (a + b) / (a * a / (left.length - 1) + b * b / (right.length - 1));
        return TDistribution.of(freedom).survivalProbability(difference / StrictMath.sqrt(a + b));
    }

    private static double[] values(List<Double> list) {
        return list.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
