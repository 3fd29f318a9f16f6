package dev.landbridge.registry.approval;

import java.time.Instant;

/** A person's decision about one release. */
public record Approval(
        String releaseId,
        String team,
        String model,
        int version,
        String alias,
        String chip,
        String decision,
        String comment,
        String requestedBy,
        String decidedBy,
        Instant decidedAt) {

    /** Two people agree: one asked, another one approved. */
    public boolean grantedBySecondPerson() {
        return decision.equals("approve") && !decidedBy.equals(requestedBy);
    }
}
