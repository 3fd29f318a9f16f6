package dev.landbridge.eval.canary;

import java.time.Instant;

/**
 * A live deployment that is asked again and again what it was asked for its certificate.
 *
 * @param outcome of the last check
 * @param message of the last check, for people
 * @param certificateId the one that is renewed; null when the deployment has none
 * @param recertification why the certificate needs to be renewed; null when it does not
 * @param fingerprintDigest of the deployment as it was at the last check
 */
public record Canary(
        String id,
        String model,
        int version,
        String versionId,
        String deploymentId,
        String goldenTraceId,
        String certificateId,
        String profile,
        int prompts,
        int intervalSeconds,
        int recertifyBeforeDays,
        CanaryOutcome outcome,
        String message,
        String recertification,
        String fingerprintDigest,
        long checks,
        Instant createdAt,
        String createdBy,
        Instant checkedAt) {

    static Canary of(CanaryEntity row) {
        return new Canary(
                row.id,
                row.model,
                row.modelVersion,
                row.modelVersionId,
                row.deploymentId,
                row.goldenTraceId,
                row.certificateId,
                row.profile,
                row.prompts,
                row.intervalSeconds,
                row.recertifyBeforeDays,
                row.outcome,
                row.message,
                row.recertification,
                row.fingerprintDigest,
                row.checks,
                row.createdAt,
                row.createdBy,
                row.checkedAt);
    }
}
