package dev.landbridge.proof.release;

import java.time.Instant;
import java.util.List;

/**
 * What a release bundle says of itself.
 *
 * @param weightsDigest root digest of the version's files
 * @param decisionId the gate's decision, or empty when no alias was asked for
 * @param certificateKey id of the key that signed the certificate
 * @param registryKey id of the key that signed the weights' manifest and the decision
 * @param cosigners ids of the keys whose signatures were added to the certificate
 */
public record ReleaseFacts(
        String certificateId,
        String model,
        int version,
        String chip,
        String numerics,
        String weightsDigest,
        String decisionId,
        String certificateKey,
        String registryKey,
        List<String> cosigners,
        Instant createdAt) {}
