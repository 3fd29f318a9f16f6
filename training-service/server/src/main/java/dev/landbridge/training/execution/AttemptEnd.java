package dev.landbridge.training.execution;

/** How the worker of an attempt ended. */
sealed interface AttemptEnd {
    /** It trained to the end and exported the model. */
    record Completed() implements AttemptEnd {}

    /** It stopped because the run was cancelled. */
    record Cancelled() implements AttemptEnd {}

    /** Loss or gradient is not a number any more. */
    record Diverged(String message) implements AttemptEnd {}

    /** It does not accept the run. */
    record Refused(String message) implements AttemptEnd {}

    /** It died. */
    record Crashed(String reason) implements AttemptEnd {}

    /** It was killed because it made no progress. */
    record Stalled(String reason) implements AttemptEnd {}
}
