package dev.landbridge.eval.certificate;

import java.time.Instant;

/** A certificate as it is kept; never changed. */
record CertificateRow(
        String id,
        String team,
        String parityRunId,
        String evaluationId,
        String model,
        int modelVersion,
        String modelVersionId,
        String deploymentId,
        String chip,
        String numerics,
        String verdict,
        byte[] bundle,
        String sha256,
        String keyId,
        String weightsDigest,
        String fingerprintDigest,
        Instant issuedAt,
        Instant expiresAt) {}
