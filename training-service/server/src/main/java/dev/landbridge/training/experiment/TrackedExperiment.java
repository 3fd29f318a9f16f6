package dev.landbridge.training.experiment;

import java.util.Map;

/**
 * An experiment as the MLflow protocol knows it.
 *
 * @param id of the experiment here
 * @param number its id in the protocol, as text
 * @param createdAt milliseconds since 1970, as is updatedAt
 */
public record TrackedExperiment(
        String id,
        String number,
        String name,
        String artifactLocation,
        String lifecycle,
        long createdAt,
        long updatedAt,
        Map<String, String> tags) {
    public static final String ACTIVE = "active";
    public static final String DELETED = "deleted";
    /** Where a client's runs go when it names no experiment; every team has its own. */
    public static final String DEFAULT_NAME = "Default";

    static final long DEFAULT_NUMBER = 0;

    static TrackedExperiment of(ExperimentEntity entity, Map<String, String> tags) {
        return new TrackedExperiment(
                entity.id,
                Long.toString(entity.number),
                entity.name,
                entity.artifactLocation == null ? "mlflow-artifacts:/" + entity.number : entity.artifactLocation,
                entity.lifecycle,
                entity.createdAt.toEpochMilli(),
                entity.updatedAt.toEpochMilli(),
                tags);
    }

    public boolean active() {
        return lifecycle.equals(ACTIVE);
    }
}
