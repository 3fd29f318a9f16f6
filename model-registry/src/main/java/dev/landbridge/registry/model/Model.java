package dev.landbridge.registry.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.landbridge.registry.alias.Alias;
import java.time.Instant;
import java.util.List;
import java.util.Map;

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
        int versionsCount,
        Map<String, String> tags,
        String licence,
        String intendedUse,
        String createdBy,
        String visibility) {

    static Model of(ModelEntity entity) {
        return new Model(
                entity.name,
                entity.description,
                entity.team,
                entity.createdAt,
                entity.updatedAt,
                entity.latestVersion,
                List.of(),
                entity.versionsCount,
                Map.of(),
                entity.licence,
                entity.intendedUse,
                entity.createdBy,
                entity.visibility);
    }

    Model with(List<Alias> names, Map<String, String> words) {
        return new Model(
                name,
                description,
                team,
                createdAt,
                updatedAt,
                latestVersion,
                names,
                versionsCount,
                words,
                licence,
                intendedUse,
                createdBy,
                visibility);
    }
}
