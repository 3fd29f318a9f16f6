package dev.landbridge.client.proof;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/**
 * The signed statement of a parity run.
 *
 * @param sha256 of the bundle
 * @param standIn whether the chip was emulated
 * @param revokedAt null while it counts
 */
public record Certificate(
        String id,
        String model,
        Integer version,
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

    /**
     * A public key that verifies certificates.
     *
     * @param purpose evaluator or cosigner
     * @param state ACTIVE, RETIRED, READY or REVOKED
     */
    public record Key(
            String keyId,
            String publicKeyPem,
            Instant createdAt,
            String purpose,
            String holder,
            String curve,
            String state,
            Instant validFrom,
            Instant validUntil,
            Instant revokedAt) {}

    /** What a check of the chain of all certificates found; broken is null when nothing was changed. */
    public record Chain(boolean verified, long certificates, long events, String head, Broken broken) {}

    public record Broken(String kind, String id, String reason) {}
}
