package dev.landbridge.registry.alias;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;

/** Where an alias points. The release is null when it was moved by hand. */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Alias(
        String name,
        int version,
        String chip,
        String releaseId,
        String deploymentId,
        Instant movedAt,
        String movedBy) {}
