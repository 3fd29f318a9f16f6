package dev.landbridge.inference.usage;

/** Sums over the requests of one day, key or model. */
public record UsageGroup(
        String group,
        long requests,
        long promptTokens,
        long completionTokens,
        long reasoningTokens,
        long cachedTokens) {}
