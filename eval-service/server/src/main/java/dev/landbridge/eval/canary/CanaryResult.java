package dev.landbridge.eval.canary;

import dev.landbridge.proof.parity.CanaryReading;

/**
 * What one check found.
 *
 * @param fingerprintDigest of the deployment that answered; null when none did, as is the reading
 */
record CanaryResult(
        CanaryOutcome outcome, String message, String fingerprintDigest, CanaryReading reading, long unanswered) {

    static CanaryResult unreachable(String why) {
        return new CanaryResult(CanaryOutcome.UNREACHABLE, why, null, null, 0);
    }
}
