package dev.landbridge.client.policy;

import java.time.Instant;

/** A requirement that somebody lifted for one version, for a time and with a reason. */
public record Waiver(
        String id,
        String model,
        int version,
        String alias,
        String chip,
        String requirement,
        String reason,
        Instant until,
        Instant createdAt,
        String createdBy) {

    public record Wish(String alias, String chip, String requirement, String reason, Instant until) {}
}
