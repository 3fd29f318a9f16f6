package dev.landbridge.proof.statistics;

import java.util.SplittableRandom;

/**
 * How much more the divergence grows along the prompt on the target than in the floor: (last quartile / first quartile)
 * of the one over that of the other, with a bootstrap over prompts.
 */
public record PositionSlope(double slope, double targetSlope, double floorSlope, double upper, int prompts) {

    private static final int REPLICATES = 1000;
    private static final long SEED = 20261123L;

    /** Per prompt: sum and count of KL in the first and the last quartile of its positions. */
    public record Quartiles(double firstSum, double lastSum, long count) {

        public static Quartiles of(double[] kl) {
            int width = Math.max(1, kl.length / 4);
            double first = 0;
            double last = 0;
            for (int i = 0; i < Math.min(width, kl.length); i++) {
                first += kl[i];
                last += kl[kl.length - 1 - i];
            }
            return new Quartiles(first, last, Math.min(width, kl.length));
        }
    }

    /** @param epsilon nats added below which a quartile's mean counts as nothing */
    public static PositionSlope of(Quartiles[] target, Quartiles[] floor, double epsilon, double confidence) {
        int n = target.length;
        int[] all = new int[n];
        for (int j = 0; j < n; j++) {
            all[j] = j;
        }
        double targetSlope = slope(target, all, epsilon);
        double floorSlope = slope(floor, all, epsilon);
        double[] replicates = new double[REPLICATES];
        SplittableRandom random = new SplittableRandom(SEED);
        int[] drawn = new int[n];
        for (int r = 0; r < REPLICATES; r++) {
            for (int j = 0; j < n; j++) {
                drawn[j] = random.nextInt(n);
            }
            replicates[r] = slope(target, drawn, epsilon) / slope(floor, drawn, epsilon);
        }
        return new PositionSlope(
                targetSlope / floorSlope, targetSlope, floorSlope, Samples.quantile(replicates, confidence), n);
    }

    private static double slope(Quartiles[] prompts, int[] chosen, double epsilon) {
        double first = 0;
        double last = 0;
        long count = 0;
        for (int index : chosen) {
            first += prompts[index].firstSum();
            last += prompts[index].lastSum();
            count += prompts[index].count();
        }
        return Math.max(last / count, epsilon) / Math.max(first / count, epsilon);
    }
}
