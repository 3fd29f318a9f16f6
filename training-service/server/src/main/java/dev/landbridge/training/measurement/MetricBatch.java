package dev.landbridge.training.measurement;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Points of one run, column by column as the database takes them. */
record MetricBatch(String[] keys, long[] steps, long[] times, double[] values) {
    static MetricBatch of(List<LoggedMetric> metrics) {
        return new MetricBatch(
                metrics.stream().map(LoggedMetric::key).toArray(String[]::new),
                metrics.stream().mapToLong(LoggedMetric::step).toArray(),
                metrics.stream().mapToLong(LoggedMetric::at).toArray(),
                metrics.stream().mapToDouble(LoggedMetric::value).toArray());
    }

    /** Of several values of one key and step the last one counts. */
    static MetricBatch ofSamples(List<MetricSample> samples) {
        Map<List<Object>, LoggedMetric> byStep = new LinkedHashMap<>();
        for (MetricSample sample : samples) {
            sample.values()
                    .forEach((key, value) -> byStep.put(
                            List.of(key, sample.step()),
                            new LoggedMetric(key, value, sample.time().toEpochMilli(), sample.step())));
        }
        return of(new ArrayList<>(byStep.values()));
    }
}
