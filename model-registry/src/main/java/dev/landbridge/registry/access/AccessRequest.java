package dev.landbridge.registry.access;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;

/**
 * Somebody's wish to read a gated model of another team.
 *
 * @param team the team that owns the model
 * @param subject stable id of whoever asked
 * @param user login name of whoever asked
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record AccessRequest(
        String id,
        String team,
        String model,
        @JsonIgnore String subject,
        String user,
        String requesterTeam,
        String message,
        State state,
        String comment,
        Instant createdAt,
        Instant decidedAt,
        String decidedBy) {
    /** How far the wish came. */
    public enum State {
        PENDING,
        APPROVED,
        REJECTED
    }
}
