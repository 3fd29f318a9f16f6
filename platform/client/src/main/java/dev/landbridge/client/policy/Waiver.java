package dev.landbridge.client.policy;

import java.time.Instant;

/**
 * A requirement that somebody lifted for one version, for a time and with a reason.
 *
 * @param revokedAt null while it holds
 */
public record Waiver(
        String id,
        String model,
        int version,
        String alias,
        String chip,
        String requirement,
        String reason,
        Instant until,
        String grantedBy,
        String grantedByName,
        Instant grantedAt,
        Instant revokedAt,
        String revokedBy) {

    public record Wish(String alias, String chip, String requirement, String reason, Instant until) {}
}
