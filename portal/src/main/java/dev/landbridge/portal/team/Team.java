package dev.landbridge.portal.team;

import java.time.Instant;

public record Team(String name, String displayName, Instant createdAt) {
    static Team of(TeamEntity entity) {
        return new Team(entity.name, entity.displayName, entity.createdAt);
    }
}
