package dev.landbridge.client.account;

import java.time.Instant;

/**
 * A person's token for tools.
 *
 * @param prefix the first characters, to tell tokens apart
 * @param token the secret; only in the answer that creates it
 */
public record Token(
        String id,
        String name,
        String prefix,
        String token,
        Instant createdAt,
        Instant expiresAt,
        Instant lastUsedAt) {}
