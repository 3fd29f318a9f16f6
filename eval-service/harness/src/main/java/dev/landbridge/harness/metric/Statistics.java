package dev.landbridge.harness.metric;

import java.util.Arrays;
import java.util.List;

/** Means and what is made of them. */
final class Statistics {
    private Statistics() {}

    static double[] numbers(List<?> values) {
        return values.stream()
                .mapToDouble(value -> ((Number) value).doubleValue())
                .toArray();
    }

    static double[][] pairs(List<?> values) {
        return values.stream()
                .map(value -> new double[] {number(((List<?>) value).get(0)), number(((List<?>) value).get(1))})
                .toArray(double[][]::new);
    }

    private static double number(Object value) {
        if (value instanceof Number) {
            return ((Number) value).doubleValue();
        }
        throw new IllegalArgumentException("this metric needs numbers, not '" + value + "'");
    }

    static Aggregation.Statistic mean(double[] values) {
        return indices -> sum(values, indices) / indices.length;
    }

    static Aggregation.Statistic meanOfNumbers(double[] values) {
        return indices -> Arrays.stream(indices)
                .mapToDouble(index -> values[index])
                .filter(value -> !Double.isNaN(value))
                .average()
                .orElse(Double.NaN);
    }

    static Aggregation.Statistic median(double[] values) {
        return indices -> {
            double[] chosen =
                    Arrays.stream(indices).mapToDouble(index -> values[index]).toArray();
            Arrays.sort(chosen);
            return chosen[chosen.length / 2];
        };
    }

    static Aggregation.Statistic perplexity(double[] logprobs) {
        return indices -> Math.exp(-sum(logprobs, indices) / indices.length);
    }

    static Aggregation.Statistic weightedPerplexity(double[][] weighted) {
        return indices -> Math.exp(-weightedMean(weighted, indices));
    }

    static Aggregation.Statistic bitsPerByte(double[][] weighted) {
        return indices -> -weightedMean(weighted, indices) / Math.log(2);
    }

    private static double weightedMean(double[][] pairs, int... indices) {
        double values = 0;
        double weights = 0;
        for (int index : indices) {
            values += pairs[index][0];
            weights += pairs[index][1];
        }
        return values / weights;
    }

    private static double sum(double[] values, int... indices) {
        double sum = 0;
        for (int index : indices) {
            sum += values[index];
        }
        return sum;
    }

    /** With Bessel's correction. */
    static double sampleDeviation(double... values) {
        double mean = Arrays.stream(values).sum() / values.length;
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        return Math.sqrt(squares / (values.length - 1));
    }
}
