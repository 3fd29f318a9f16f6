package dev.landbridge.registry.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.landbridge.registry.alias.Alias;
import java.time.Instant;
import java.util.List;

/** A named line of versions. {@code latestVersion} is null before the first one. */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Model(
        String name,
        String description,
        String team,
        Instant createdAt,
        Instant updatedAt,
        Integer latestVersion,
        List<Alias> aliases,
        int versionsCount) {

    static Model of(ModelEntity entity, List<Alias> aliases) {
        int count = entity.nextVersion - 1;
        return new Model(
                entity.name,
                entity.description,
                entity.team,
                entity.createdAt,
                entity.updatedAt,
                count == 0 ? null : count,
                aliases,
                count);
    }
}
