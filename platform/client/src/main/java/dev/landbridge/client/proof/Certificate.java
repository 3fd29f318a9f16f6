package dev.landbridge.client.proof;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/**
 * The signed statement of a parity run.
 *
 * @param sha256 of the bundle
 * @param standIn whether the chip was emulated
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
        JsonNode statement) {

    /** A public key that verifies certificates. */
    public record Key(String keyId, String publicKeyPem, Instant createdAt) {}
}
