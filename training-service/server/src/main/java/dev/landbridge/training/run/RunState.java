package dev.landbridge.training.run;

import java.util.EnumSet;
import java.util.Set;

/** The life of a run. A terminal state has no next one. */
public enum RunState {
    QUEUED,
    /** Is the planned model one that the target chip could serve? */
    PREFLIGHT,
    /** Attempts follow one another until one finishes. */
    RUNNING,
    /** The result goes to the model registry. */
    REGISTERING,
    SUCCEEDED,
    FAILED,
    CANCELLED;

    public Set<RunState> next() {
        return switch (this) {
            case QUEUED -> EnumSet.of(PREFLIGHT, FAILED, CANCELLED);
            case PREFLIGHT -> EnumSet.of(RUNNING, FAILED, CANCELLED);
            case RUNNING -> EnumSet.of(REGISTERING, SUCCEEDED, FAILED, CANCELLED);
            case REGISTERING -> EnumSet.of(SUCCEEDED, FAILED, CANCELLED);
            case SUCCEEDED, FAILED, CANCELLED -> EnumSet.noneOf(RunState.class);
        };
    }

    /** The status that the MLflow protocol has for it. */
    String trackingStatus() {
        return switch (this) {
            case QUEUED -> "SCHEDULED";
            case PREFLIGHT, RUNNING, REGISTERING -> "RUNNING";
            case SUCCEEDED -> "FINISHED";
            case FAILED -> "FAILED";
            case CANCELLED -> "KILLED";
        };
    }

    public boolean isTerminal() {
        return next().isEmpty();
    }
}
