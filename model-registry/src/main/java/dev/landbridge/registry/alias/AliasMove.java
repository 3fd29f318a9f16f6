package dev.landbridge.registry.alias;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;

/** One move in the history of an alias; {@code fromVersion} is null for the first. */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record AliasMove(
        String name,
        Integer fromVersion,
        int toVersion,
        String chip,
        String releaseId,
        Instant movedAt,
        String movedBy) {}
