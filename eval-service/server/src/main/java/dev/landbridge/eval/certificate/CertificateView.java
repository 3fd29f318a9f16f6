package dev.landbridge.eval.certificate;

import com.fasterxml.jackson.databind.JsonNode;
import dev.landbridge.proof.certificate.Certificate;
import java.io.IOException;
import java.time.Instant;

/**
 * A certificate as the API shows it.
 *
 * @param revokedAt null while it counts
 * @param statement the signed in-toto statement; null in lists
 */
public record CertificateView(
        String id,
        String model,
        int version,
        String modelVersionId,
        String deploymentId,
        String parityRunId,
        String chip,
        String numerics,
        boolean standIn,
        String verdict,
        String sha256,
        String keyId,
        String weightsDigest,
        String fingerprintDigest,
        Instant issuedAt,
        Instant expiresAt,
        Instant revokedAt,
        String revocationReason,
        JsonNode statement) {

    static CertificateView of(CertificateRow row, boolean standIn, Revocation revocation, boolean whole) {
        return new CertificateView(
                row.id(),
                row.model(),
                row.modelVersion(),
                row.modelVersionId(),
                row.deploymentId(),
                row.parityRunId(),
                row.chip(),
                row.numerics(),
                standIn,
                row.verdict(),
                row.sha256(),
                row.keyId(),
                row.weightsDigest(),
                row.fingerprintDigest(),
                row.issuedAt(),
                row.expiresAt(),
                revocation == null ? null : revocation.at(),
                revocation == null ? null : revocation.reason(),
                whole ? statement(row) : null);
    }

    private static JsonNode statement(CertificateRow row) {
        try {
            return Certificate.statementIn(row.bundle());
        } catch (IOException e) {
            throw new IllegalStateException("the stored bundle of " + row.id() + " is unreadable", e);
        }
    }
}
