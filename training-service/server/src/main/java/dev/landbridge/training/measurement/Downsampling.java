package dev.landbridge.training.measurement;

import java.util.ArrayList;
import java.util.List;

/** Thins a series for drawing: each bucket keeps its lowest and its highest point, so that no spike disappears. */
final class Downsampling {
    private Downsampling() {}

    /**
     * @param points in step order
     * @param maxPoints at least 4
     * @return at most {@code maxPoints} of the given points, in order, always with the first and the last one
     */
    static List<MetricPoint> minMax(List<MetricPoint> points, int maxPoints) {
        if (points.size() <= maxPoints) {
            return points;
        }
        List<MetricPoint> inner = points.subList(1, points.size() - 1);
        int buckets = (maxPoints - 2) / 2;
        List<MetricPoint> kept = new ArrayList<>(maxPoints);
        kept.add(points.get(0));
        for (int i = 0; i < buckets; i++) {
            int from = (int) ((long) inner.size() * i / buckets);
            int to = (int) ((long) inner.size() * (i + 1) / buckets);
            addExtremes(inner.subList(from, to), kept);
        }
        kept.add(points.get(points.size() - 1));
        return kept;
    }

    private static void addExtremes(List<MetricPoint> bucket, List<MetricPoint> kept) {
        int lowest = 0;
        int highest = 0;
        for (int i = 1; i < bucket.size(); i++) {
            double value = bucket.get(i).value();
            lowest = value < bucket.get(lowest).value() ? i : lowest;
            highest = value > bucket.get(highest).value() ? i : highest;
        }
        kept.add(bucket.get(Math.min(lowest, highest)));
        if (lowest != highest) {
            kept.add(bucket.get(Math.max(lowest, highest)));
        }
    }
}
