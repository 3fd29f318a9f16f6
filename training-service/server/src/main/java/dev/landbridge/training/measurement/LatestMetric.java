package dev.landbridge.training.measurement;

import java.util.UUID;

/** A point of a run's metric. */
public record LatestMetric(UUID runId, String key, long step, long at, double value) {
    public LoggedMetric metric() {
        return new LoggedMetric(key, value, at, step);
    }
}
