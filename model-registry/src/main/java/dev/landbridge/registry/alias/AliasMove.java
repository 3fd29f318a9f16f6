package dev.landbridge.registry.alias;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;

/**
 * One move in the history of an alias.
 *
 * @param fromVersion null for the first
 * @param kind {@code promotion}, or {@code rollback} for the way back to the version before
 * @param reason of a rollback, or null
 * @param decisionId the gate's decision, or null for an alias without a policy
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record AliasMove(
        String name,
        Integer fromVersion,
        int toVersion,
        String chip,
        String releaseId,
        Instant movedAt,
        String movedBy,
        String kind,
        String reason,
        String decisionId) {
    public static final String PROMOTION = "promotion";
    public static final String ROLLBACK = "rollback";

    /** Why an alias moves. */
    public record Cause(String kind, String reason, String decisionId) {
        public static final Cause PROMOTED = new Cause(PROMOTION, null, null);

        public Cause decided(String id) {
            return new Cause(kind, reason, id);
        }
    }
}
