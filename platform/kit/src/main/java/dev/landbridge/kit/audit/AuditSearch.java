package dev.landbridge.kit.audit;

import dev.landbridge.kit.problem.Problem;
import jakarta.ws.rs.QueryParam;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** What to look for in the audit log; a {@code @BeanParam}. What is not said matches everything. */
public class AuditSearch {
    /** {@code kind:id}, for example {@code release:rel_01...}. */
    @QueryParam("subject")
    String subject;

    @QueryParam("subject_kind")
    String subjectKind;

    /** Id or login name of the person or service. */
    @QueryParam("actor")
    String actor;

    @QueryParam("action")
    String action;

    /** First time that counts, RFC 3339, or a day (UTC). */
    @QueryParam("from")
    String from;

    /** First time that no longer counts, RFC 3339, or a day (UTC). */
    @QueryParam("to")
    String to;

    /** Text anywhere in the action, the actor, the subject or the detail; case does not matter. */
    @QueryParam("q")
    String text;

    /** Conditions over {@code audit_event e}, each starting with "and"; their values are added in order. */
    String conditions(List<Object> values) {
        List<String> conditions = new ArrayList<>();
        if (given(subject)) {
            int colon = subject.indexOf(':');
            if (colon < 1) {
                throw Problem.invalid("subject", "must be kind:id, for example model:adder");
            }
            conditions.add("and e.subject_kind = ? and e.subject_id = ?");
            values.add(subject.substring(0, colon));
            values.add(subject.substring(colon + 1));
        }
        equal("e.subject_kind = ?", subjectKind, 1, conditions, values);
        equal("(e.actor = ? or e.actor_name = ?)", actor, 2, conditions, values);
        equal("e.action = ?", action, 1, conditions, values);
        String pattern = given(text) ? "%" + text.replaceAll("([\\\\%_])", "\\\\$1") + "%" : null;
        equal(
                "(e.action ilike ? or e.actor_name ilike ? or e.subject_id ilike ? or e.detail ilike ?)",
                pattern,
                4,
                conditions,
                values);
        time("e.at >= ?", "from", from, conditions, values);
        time("e.at < ?", "to", to, conditions, values);
        return String.join(" ", conditions);
    }

    /** @throws Problem when the text is neither a time nor a day */
    static Instant instant(String field, String text) {
        try {
            return text.length() == 10
                    ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                    : java.time.OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw Problem.invalid(field, "must be a time such as 2026-01-31T12:00:00Z, or a day such as 2026-01-31");
        }
    }

    private static void equal(String condition, String value, int times, List<String> conditions, List<Object> values) {
        if (given(value)) {
            conditions.add("and " + condition);
            for (int i = 0; i < times; i++) {
                values.add(value);
            }
        }
    }

    private static void time(
            String condition, String field, String text, List<String> conditions, List<Object> values) {
        if (given(text)) {
            conditions.add("and " + condition);
            values.add(java.sql.Timestamp.from(instant(field, text)));
        }
    }

    private static boolean given(String text) {
        return text != null && !text.isBlank();
    }
}
