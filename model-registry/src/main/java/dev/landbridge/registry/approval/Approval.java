package dev.landbridge.registry.approval;

import java.time.Instant;
import java.util.List;

/**
 * A person's decision about one release.
 *
 * @param decision approve or reject
 * @param roles of the person in the team when deciding
 */
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
        String decidedByName,
        List<String> roles,
        Instant decidedAt) {
    public static final String APPROVE = "approve";

    /** Two people agree: one asked, another one approved. */
    public boolean grantedBySecondPerson() {
        return decision.equals(APPROVE) && !decidedBy.equals(requestedBy);
    }
}
