package dev.landbridge.proof.statistics;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** Holm's step-down adjustment (Scandinavian Journal of Statistics 6, 1979): keeps the family-wise error under any dependence. */
public final class Holm {

    private Holm() {}

    /** Adjusted p-values in the order of the raw ones: at rank i of m the running maximum of (m - i + 1) p, at most 1. */
    public static double[] adjust(double[] p) {
        int[] order = IntStream.range(0, p.length)
                .boxed()
                .sorted(Comparator.comparingDouble(index -> p[index]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] adjusted = new double[p.length];
        double highest = 0;
        for (int rank = 0; rank < order.length; rank++) {
            highest = Math.max(highest, Math.min(1, (order.length - rank) * p[order[rank]]));
            adjusted[order[rank]] = highest;
        }
        return adjusted;
    }

    /** Number of hypotheses rejected at a family-wise level. */
    public static long rejected(double[] p, double level) {
        return Arrays.stream(adjust(p)).filter(one -> one <= level).count();
    }
}
