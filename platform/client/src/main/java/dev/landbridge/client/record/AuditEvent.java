package dev.landbridge.client.record;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/**
 * Who did what to which thing, when; chained to the event before it by digests.
 *
 * @param detail as it was recorded, or null
 */
public record AuditEvent(
        String id,
        Instant at,
        String team,
        String actor,
        String actorName,
        String action,
        String subjectKind,
        String subjectId,
        JsonNode detail,
        String requestId,
        String prevDigest,
        String digest) {}
