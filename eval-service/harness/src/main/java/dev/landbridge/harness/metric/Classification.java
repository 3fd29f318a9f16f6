package dev.landbridge.harness.metric;

import java.util.Arrays;
import java.util.List;

/** Scores of predicted classes, as scikit-learn computes them. */
final class Classification {
    private Classification() {}

    /** Of class 1 against class 0. */
    static Aggregation.Statistic f1(double[][] pairs) {
        for (double[] pair : pairs) {
            if (pair[0] != 0 && pair[0] != 1 || pair[1] != 0 && pair[1] != 1) {
                throw new IllegalArgumentException("f1 is for two classes, 0 and 1");
            }
        }
        return indices -> {
            int hits = 0;
            int misses = 0;
            for (int index : indices) {
                double gold = pairs[index][0];
                double predicted = pairs[index][1];
                hits += gold == 1 && predicted == 1 ? 1 : 0;
                misses += gold != predicted ? 1 : 0;
            }
            return hits == 0 ? 0 : 2.0 * hits / (2.0 * hits + misses);
        };
    }

    /** Matthews' coefficient for any number of classes. */
    static Aggregation.Statistic matthews(double[][] pairs) {
        double[] classes = Arrays.stream(pairs)
                .flatMapToDouble(Arrays::stream)
                .distinct()
                .sorted()
                .toArray();
        int[][] labels = Arrays.stream(pairs)
                .map(pair -> new int[] {Arrays.binarySearch(classes, pair[0]), Arrays.binarySearch(classes, pair[1])})
                .toArray(int[][]::new);
        return indices -> matthews(labels, classes.length, indices);
    }

    private static double matthews(int[][] labels, int classes, int... indices) {
        double[] golds = new double[classes];
        double[] predictions = new double[classes];
        double right = 0;
        for (int index : indices) {
            golds[labels[index][0]]++;
            predictions[labels[index][1]]++;
            right += labels[index][0] == labels[index][1] ? 1 : 0;
        }
        double n = indices.length;
        double covariance = right * n - dot(golds, predictions);
        double spread = (n * n - dot(golds, golds)) * (n * n - dot(predictions, predictions));
        return spread == 0 ? 0 : covariance / Math.sqrt(spread);
    }

    private static double dot(double[] left, double... right) {
        double sum = 0;
        for (int i = 0; i < left.length; i++) {
            sum += left[i] * right[i];
        }
        return sum;
    }

    /** Mean squared distance of the probabilities from the right class. */
    static Aggregation.Statistic brier(List<?> values) {
        double[] scores = values.stream()
                .mapToDouble(value -> {
                    int gold = ((Number) ((List<?>) value).get(0)).intValue();
                    double[] probabilities = Statistics.numbers((List<?>) ((List<?>) value).get(1));
                    double sum = 0;
                    for (int i = 0; i < probabilities.length; i++) {
                        double distance = probabilities[i] - (i == gold ? 1 : 0);
                        sum += distance * distance;
                    }
                    return sum;
                })
                .toArray();
        return Statistics.mean(scores);
    }
}
