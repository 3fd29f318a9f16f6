package dev.landbridge.kit.audit;

import java.time.Instant;

/** Who did what to which thing, when. The detail is a JSON object or null. */
public record AuditEvent(
        String id,
        Instant at,
        String team,
        String actor,
        String actorName,
        String action,
        String subjectKind,
        String subjectId,
        String detail,
        String requestId) {}
