package dev.landbridge.client.evidence;

import java.time.Instant;

/**
 * A recorded result about a version, bound to digests.
 *
 * @param kind portability, evaluation, golden-trace, parity or certificate
 * @param verdict the judge's word, for example PASS, FAIL or INCONCLUSIVE
 * @param score share of right answers of an evaluation, 0 to 1, or null
 * @param referenceId id of the report, evaluation, trace, parity run or certificate
 * @param stale whether something it was bound to has changed since
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
        Instant createdAt,
        Instant expiresAt,
        boolean stale) {}
