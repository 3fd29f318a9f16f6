package dev.landbridge.registry.waiver;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;

/** A person's word that a requirement need not be met by one version, under one alias, on one chip, for a while. */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Waiver(
        String id,
        String team,
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

    public boolean holds(Instant now) {
        return revokedAt == null && until.isAfter(now);
    }

    /** Of a waiver that a gate counts. */
    public String text() {
        return "waived until " + until + " by " + grantedByName + ": " + reason;
    }
}
