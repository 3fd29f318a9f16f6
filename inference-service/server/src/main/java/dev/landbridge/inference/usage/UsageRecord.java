package dev.landbridge.inference.usage;

import java.time.Instant;

/** One finished request of a team. */
public record UsageRecord(
        String id,
        String requestId,
        String keyId,
        String keyName,
        String model,
        int version,
        String deploymentId,
        String chip,
        String status,
        boolean stream,
        long promptTokens,
        long completionTokens,
        long reasoningTokens,
        long cachedTokens,
        Long ttftMs,
        Long durationMs,
        Instant at) {}
