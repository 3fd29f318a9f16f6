package dev.landbridge.training.measurement;

import java.util.ArrayList;
import java.util.List;

/**
 * Thins a series while it is read: each bucket keeps its lowest and its highest point, so that no spike disappears, and
 * the first and the last point stay. Holds only what it keeps.
 */
final class SeriesThinning {
    private final int total;
    private final int buckets;
    private final boolean whole;
    private final List<MetricPoint> kept = new ArrayList<>();
    private MetricPoint lowest;
    private MetricPoint highest;
    private int bucket;
    private int seen;

    /** @param maxPoints at least 4 */
    SeriesThinning(int total, int maxPoints) {
        this.total = total;
        this.whole = total <= maxPoints;
        this.buckets = (maxPoints - 2) / 2;
    }

    void add(MetricPoint point) {
        int place = seen++;
        if (whole || place == 0) {
            kept.add(point);
        } else if (place >= total - 1) {
            close();
            kept.add(point);
        } else {
            int home = (int) ((long) (place - 1) * buckets / (total - 2));
            if (home != bucket) {
                close();
                bucket = home;
            }
            take(point);
        }
    }

    List<MetricPoint> points() {
        close();
        return kept;
    }

    private void take(MetricPoint point) {
        lowest = lowest == null || point.value() < lowest.value() ? point : lowest;
        highest = highest == null || point.value() > highest.value() ? point : highest;
    }

    private void close() {
        if (lowest == null) {
            return;
        }
        boolean lowestFirst = lowest.step() < highest.step()
                || (lowest.step() == highest.step() && !lowest.time().isAfter(highest.time()));
        kept.add(lowestFirst ? lowest : highest);
        if (!lowest.equals(highest)) {
            kept.add(lowestFirst ? highest : lowest);
        }
        lowest = null;
        highest = null;
    }
}
