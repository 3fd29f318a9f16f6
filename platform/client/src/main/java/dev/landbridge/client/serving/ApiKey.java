package dev.landbridge.client.serving;

import java.time.Instant;
import java.util.List;

/**
 * A key for applications.
 *
 * @param secret only in the answer that creates it
 * @param allowedModels routes that it may call; empty allows all
 */
public record ApiKey(
        String id,
        String name,
        String prefix,
        String last4,
        String secret,
        List<String> scopes,
        List<String> allowedModels,
        Instant expiresAt,
        Instant lastUsedAt,
        Instant createdAt,
        String createdBy,
        Instant revokedAt) {

    /** Wish for a key. */
    public record Wish(String name, int expiresInDays, List<String> allowedModels) {}
}
