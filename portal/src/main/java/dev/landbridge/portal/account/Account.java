package dev.landbridge.portal.account;

import java.time.Instant;

public record Account(
        String id, String name, String displayName, boolean operator, boolean disabled, Instant createdAt) {
    static Account of(AccountEntity entity) {
        return new Account(
                entity.id, entity.name, entity.displayName, entity.operator, entity.disabled, entity.createdAt);
    }
}
