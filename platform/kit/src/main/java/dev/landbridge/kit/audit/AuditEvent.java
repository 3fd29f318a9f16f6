package dev.landbridge.kit.audit;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.landbridge.formats.audit.AuditLink;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Who did what to which thing, when.
 *
 * @param detail a JSON object as text, or null
 * @param service whose log it is: the name of the service's schema
 * @param sequence place in the chain of the service and team, from 1
 * @param previousDigest digest of the event before it in the chain
 * @param digest what {@link AuditLink#computedDigest} gives for an event that was not changed
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
        String digest) {
    private static final DateTimeFormatter MICROSECONDS = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    AuditLink link() {
        ObjectNode content = JsonNodeFactory.instance.objectNode();
        content.put("id", id)
                .put("at", MICROSECONDS.format(at))
                .put("team", team)
                .put("actor", actor)
                .put("actor_name", actorName)
                .put("action", action)
                .put("subject_kind", subjectKind)
                .put("subject_id", subjectId)
                .put("detail", detail)
                .put("request_id", requestId)
                .put("service", service)
                .put("sequence", sequence)
                .put("previous_digest", previousDigest);
        return new AuditLink(content, digest);
    }
}
