package dev.landbridge.client.evidence;

import java.time.Instant;
import java.util.List;

/**
 * A recorded result about a version, bound to digests.
 *
 * @param kind portability, evaluation, golden-trace, parity or certificate
 * @param verdict the judge's word, for example PASS, FAIL or INCONCLUSIVE
 * @param score share of right answers of an evaluation, 0 to 1, or null
 * @param referenceId id of the report, evaluation, trace, parity run or certificate
 * @param stale whether something it was bound to has changed since
 * @param staleBecause what that was; empty when it is not stale
 */
public record Evidence(
        String id,
        String model,
        int version,
        String kind,
        String verdict,
        String chip,
        String numerics,
        String summary,
        String suite,
        Double score,
        String referenceId,
        String digest,
        String weightsDigest,
        String tokenizerDigest,
        String chatTemplateDigest,
        String deploymentId,
        String fingerprintDigest,
        String rulesVersion,
        String fault,
        Instant createdAt,
        Instant expiresAt,
        boolean stale,
        List<String> staleBecause) {
    public Evidence {
        staleBecause = staleBecause == null ? List.of() : List.copyOf(staleBecause);
    }
}
