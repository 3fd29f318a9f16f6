package dev.landbridge.client.model;

import java.time.Instant;

/**
 * A movable name of a version.
 *
 * @param releaseId the release that moved it; null when it was moved by hand
 * @param deploymentId what serves it, or null
 */
public record Alias(
        String name, int version, String chip, String releaseId, String deploymentId, Instant movedAt, String movedBy) {

    /** One move; {@code fromVersion} is null for the first. */
    public record Move(
            String name,
            Integer fromVersion,
            int toVersion,
            String chip,
            String releaseId,
            Instant movedAt,
            String movedBy) {}
}
