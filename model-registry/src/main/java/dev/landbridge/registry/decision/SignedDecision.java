package dev.landbridge.registry.decision;

import java.time.Instant;

/**
 * The verification summary of a decision, and the documents it names by digest.
 *
 * @param record canonical JSON of the decision
 * @param policy the policy document as its digest was taken; null for a decision from before it was kept
 * @param bundle the sigstore bundle
 * @param sha256 of the bundle
 */
public record SignedDecision(
        String decisionId,
        String team,
        String record,
        String policy,
        String bundle,
        String sha256,
        String keyId,
        Instant signedAt) {}
