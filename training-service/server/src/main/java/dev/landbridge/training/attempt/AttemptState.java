package dev.landbridge.training.attempt;

/** How an attempt stands. */
public enum AttemptState {
    RUNNING,
    SUCCEEDED,
    /** The worker ended wrongly; counts against the run's patience unless it wrote a checkpoint. */
    FAILED,
    CANCELLED,
    /** The control plane ended it or lost it; nothing is held against the run. */
    INTERRUPTED
}
