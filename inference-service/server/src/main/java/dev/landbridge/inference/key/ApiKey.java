package dev.landbridge.inference.key;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;

/**
 * A team's API key as people see it.
 *
 * @param secret the whole key; present only in the answer to its creation
 * @param allowedModels the model names it may call; empty allows all of the team's
 */
public record ApiKey(
        String id,
        String name,
        String prefix,
        String last4,
        @JsonInclude(JsonInclude.Include.NON_NULL) String secret,
        List<String> scopes,
        List<String> allowedModels,
        Instant expiresAt,
        Instant lastUsedAt,
        Instant createdAt,
        String createdBy,
        Instant revokedAt) {

    static ApiKey of(ApiKeyEntity key) {
        return new ApiKey(
                key.id,
                key.name,
                KeyToken.PREFIX + key.publicId,
                key.last4,
                null,
                List.of("infer"),
                List.of(key.allowedModels),
                key.expiresAt,
                key.lastUsedAt,
                key.createdAt,
                key.createdBy,
                key.revokedAt);
    }

    ApiKey withSecret(KeyToken token) {
        return new ApiKey(
                id,
                name,
                prefix,
                last4,
                token.text(),
                scopes,
                allowedModels,
                expiresAt,
                lastUsedAt,
                createdAt,
                createdBy,
                revokedAt);
    }
}
