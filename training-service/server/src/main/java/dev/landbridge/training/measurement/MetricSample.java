package dev.landbridge.training.measurement;

import java.time.Instant;
import java.util.Map;

/** Values that belong to one step. Only finite values can be stored. */
public record MetricSample(long step, Map<String, Double> values, Instant time) {
    public MetricSample {
        values = Map.copyOf(values);
    }
}
