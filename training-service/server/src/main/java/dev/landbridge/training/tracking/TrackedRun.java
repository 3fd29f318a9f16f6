package dev.landbridge.training.tracking;

import java.util.UUID;

/**
 * A run as the MLflow protocol knows it: a client's, or one trained here.
 *
 * @param experiment number of the experiment, as text
 * @param status RUNNING, SCHEDULED, FINISHED, FAILED or KILLED
 * @param startedAt milliseconds since 1970, as is endedAt
 * @param endedAt null while it runs
 * @param managedRunId id of the run here when Landbridge trains it; null for a client's run
 */
public record TrackedRun(
        UUID id,
        String experiment,
        String name,
        String status,
        String user,
        long startedAt,
        Long endedAt,
        String artifactUri,
        String lifecycle,
        String managedRunId) {
    /** The id in the protocol: 32 hexadecimal digits. */
    public String hexId() {
        return RunId.hex(id);
    }

    boolean active() {
        return lifecycle.equals("active");
    }
}
