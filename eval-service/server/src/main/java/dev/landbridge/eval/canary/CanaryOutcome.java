package dev.landbridge.eval.canary;

/** What the last check of a canary said. */
public enum CanaryOutcome {
    /** Not asked yet. */
    WAITING,
    STEADY,
    DRIFT,
    /** The deployment did not answer, so nothing is known. */
    UNREACHABLE
}
