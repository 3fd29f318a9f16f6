package dev.landbridge.harness.metric;

import dev.landbridge.harness.python.PythonRandom;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** Standard errors as the harness estimates them. */
public final class StandardError {
    private static final int CHUNK = 1000;
    private static final int TRANSLATION_REPLICATES = 100;

    private StandardError() {}

    /**
     * Empty where the harness writes N/A.
     *
     * @param replicates of the bootstrap; 0 for no errors at all
     */
    public static OptionalDouble of(Aggregation aggregation, List<?> values, int replicates) {
        if (values.size() < 2 || replicates <= 0) {
            return OptionalDouble.empty();
        }
        if (aggregation == Aggregation.MEAN) {
            double[] numbers = Statistics.numbers(values);
            return OptionalDouble.of(Statistics.sampleDeviation(numbers) / Math.sqrt(numbers.length));
        }
        if (!aggregation.isBootstrapped()) {
            return OptionalDouble.empty();
        }
        int wanted = aggregation.isTranslation() ? Math.min(replicates, TRANSLATION_REPLICATES) : replicates;
        return OptionalDouble.of(bootstrap(aggregation.over(values), values.size(), wanted));
    }

    /** Chunks draw from generators seeded with their number, hence independent of the order they run in. */
    private static double bootstrap(Aggregation.Statistic statistic, int size, int replicates) {
        int chunk = Math.min(CHUNK, replicates);
        int chunks = replicates / chunk;
        double[] results = new double[chunks * chunk];
        IntStream.range(0, chunks).parallel().forEach(number -> {
            PythonRandom random = new PythonRandom(number);
            int[] indices = new int[size];
            for (int i = 0; i < chunk; i++) {
                random.choices(indices);
                results[number * chunk + i] = statistic.of(indices);
            }
        });
        return Statistics.sampleDeviation(results);
    }

    /** Of a size-weighted mean over tasks. */
    public static double pooled(double[] errors, int... sizes) {
        double variance = 0;
        int total = 0;
        for (int i = 0; i < errors.length; i++) {
            variance += (sizes[i] - 1) * errors[i] * errors[i] * sizes[i];
            total += sizes[i];
        }
        return Math.sqrt(variance / (total - errors.length) / total);
    }

    /** Of the plain mean over tasks. */
    public static double unweighted(double... errors) {
        double squares = 0;
        for (double error : errors) {
            squares += error * error;
        }
        return Math.sqrt(squares) / errors.length;
    }
}
