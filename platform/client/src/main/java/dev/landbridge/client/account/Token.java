package dev.landbridge.client.account;

import java.time.Instant;
import java.util.List;

/**
 * A person's token for tools.
 *
 * @param prefix the first characters, to tell tokens apart
 * @param scopes what it may be used for, of read, write and release
 * @param token the secret; only in the answer that creates it
 */
public record Token(
        String id,
        String name,
        String prefix,
        List<String> scopes,
        String token,
        Instant createdAt,
        Instant expiresAt,
        Instant lastUsedAt) {}
