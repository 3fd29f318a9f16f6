package dev.landbridge.training.health;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/** Median of the newest values. */
final class RunningMedian {
    private final int window;
    private final Deque<Double> values = new ArrayDeque<>();

    RunningMedian(int window) {
        this.window = window;
    }

    void add(double value) {
        if (values.size() == window) {
            values.removeFirst();
        }
        values.addLast(value);
    }

    int count() {
        return values.size();
    }

    double median() {
        double[] sorted = values.stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
