package dev.landbridge.training.ledger;

import java.time.Instant;

/**
 * What one attempt occupied.
 *
 * @param deviceSeconds devices times seconds; grows while the attempt runs
 * @param finishedAt null while the attempt runs
 */
public record LedgerEntry(
        String id,
        String runId,
        int attempt,
        String pool,
        String silicon,
        int devices,
        double deviceSeconds,
        Instant startedAt,
        Instant finishedAt) {}
