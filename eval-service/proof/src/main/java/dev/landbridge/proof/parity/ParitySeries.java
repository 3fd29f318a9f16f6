package dev.landbridge.proof.parity;

import dev.landbridge.proof.statistics.Samples;
import java.util.ArrayList;
import java.util.List;

/**
 * Figures for charts.
 *
 * @param position mean KL of target and floor by tenth of the prompt
 * @param klCdf pairs (KL, share of positions at or below)
 */
public record ParitySeries(List<Bucket> position, List<List<Double>> klCdf, List<List<Double>> floorCdf) {

    private static final int BUCKETS = 10;
    private static final double[] SHARES = {0.01, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99, 0.995, 0.999, 1};

    /** One tenth of the prompt, 0 to 9. */
    public record Bucket(int bucket, double kl, double floor) {}

    static ParitySeries of(PositionTables target, PositionTables floor) {
        double[] targetMeans = bucketMeans(target);
        double[] floorMeans = bucketMeans(floor);
        List<Bucket> buckets = new ArrayList<>();
        for (int i = 0; i < BUCKETS; i++) {
            buckets.add(new Bucket(i, targetMeans[i], floorMeans[i]));
        }
        return new ParitySeries(buckets, cdf(target), cdf(floor));
    }

    private static double[] bucketMeans(PositionTables tables) {
        double[] sums = new double[BUCKETS];
        long[] counts = new long[BUCKETS];
        for (PromptComparison prompt : tables.prompts()) {
            for (int row = 0; row < prompt.rows(); row++) {
                int bucket = row * BUCKETS / prompt.rows();
                sums[bucket] += prompt.kl()[row];
                counts[bucket]++;
            }
        }
        for (int i = 0; i < BUCKETS; i++) {
            sums[i] = counts[i] == 0 ? 0 : sums[i] / counts[i];
        }
        return sums;
    }

    private static List<List<Double>> cdf(PositionTables tables) {
        double[] values = Samples.quantiles(tables.all(PromptComparison::kl), SHARES);
        List<List<Double>> points = new ArrayList<>();
        for (int i = 0; i < SHARES.length; i++) {
            points.add(List.of(values[i], SHARES[i]));
        }
        return points;
    }
}
