package dev.landbridge.inference.usage;

import java.time.Instant;

/** One write of a usage record: the whole row in its newest state. */
record UsageRow(
        String id,
        UsageSubject subject,
        UsageStatus status,
        TokenCounts tokens,
        Long ttftMillis,
        Long durationMillis,
        Instant at) {}
