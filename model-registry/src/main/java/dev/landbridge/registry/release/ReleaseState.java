package dev.landbridge.registry.release;

/** Where a release stands. */
public enum ReleaseState {
    RUNNING,
    AWAITING_APPROVAL,
    RELEASED,
    REFUSED,
    REJECTED,
    CANCELLED,
    FAILED;

    public boolean ended() {
        return this != RUNNING && this != AWAITING_APPROVAL;
    }
}
