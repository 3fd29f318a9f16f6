package dev.landbridge.training.experiment;

import java.time.Instant;

/**
 * An experiment in a list.
 *
 * @param id its number in the MLflow protocol
 */
public record ExperimentOverview(String id, String name, int runs, Instant updatedAt) {
    static ExperimentOverview of(String id, String name, int runs, Instant changed, Long newestRun) {
        Instant started = newestRun == null ? changed : Instant.ofEpochMilli(newestRun);
        return new ExperimentOverview(id, name, runs, started.isAfter(changed) ? started : changed);
    }
}
