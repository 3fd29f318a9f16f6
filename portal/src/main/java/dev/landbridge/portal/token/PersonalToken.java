package dev.landbridge.portal.token;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;

/** A person's token for tools. {@code token} is present only in the answer that creates it. */
public record PersonalToken(
        String id,
        String name,
        String prefix,
        List<String> scopes,
        @JsonInclude(JsonInclude.Include.NON_NULL) String token,
        Instant createdAt,
        Instant expiresAt,
        Instant lastUsedAt) {}
