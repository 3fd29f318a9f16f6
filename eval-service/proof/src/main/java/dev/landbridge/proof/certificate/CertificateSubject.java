package dev.landbridge.proof.certificate;

import java.time.Instant;

/** Ids and times a certificate carries beside what the tables say. */
public record CertificateSubject(
        String certificateId,
        String parityRunId,
        String goldenTraceId,
        String evaluationId,
        String issuer,
        Instant issuedAt,
        Instant expiresAt,
        boolean standIn) {}
