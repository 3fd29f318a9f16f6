package dev.landbridge.client.record;

import java.time.Instant;

/**
 * Who did what to which thing, when; chained to the event before it by digests.
 *
 * @param detail a JSON object as text, or null
 * @param service whose log it is
 * @param sequence place in the chain of the service and team, from 1
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
        String detail,
        String requestId,
        String service,
        long sequence,
        String previousDigest,
        String digest) {}
