package dev.landbridge.portal.token;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;

/** A person's token for tools. {@code token} is present only in the answer that creates it. */
public record PersonalToken(
        String id,
        String name,
        String prefix,
        @JsonInclude(JsonInclude.Include.NON_NULL) String token,
        Instant createdAt,
        Instant expiresAt,
        Instant lastUsedAt) {}
