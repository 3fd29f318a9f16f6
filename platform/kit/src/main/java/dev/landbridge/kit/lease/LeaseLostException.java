package dev.landbridge.kit.lease;

/** Another process has taken this work over; whoever sees this must stop and write nothing. */
public final class LeaseLostException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LeaseLostException(Claim claim) {
        super("lease of " + claim.kind() + " " + claim.subjectId() + " was lost at fence " + claim.fence());
    }
}
