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

    public boolean isTerminal() {
        return next().isEmpty();
    }
}
