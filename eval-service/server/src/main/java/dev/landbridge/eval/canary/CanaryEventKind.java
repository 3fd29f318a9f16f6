package dev.landbridge.eval.canary;

/** Why a certificate needs another look. */
public enum CanaryEventKind {
    /** The deployment answers otherwise than it was certified to. */
    DRIFT,
    /** Its fingerprint is another one, which voids the certificate. */
    CHANGED,
    /** The certificate ends soon, or has ended. */
    EXPIRING,
    /** Somebody asked for it. */
    REQUESTED
}
