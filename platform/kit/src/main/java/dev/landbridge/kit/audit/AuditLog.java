package dev.landbridge.kit.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.landbridge.kit.id.Ids;
import dev.landbridge.kit.page.Page;
import dev.landbridge.kit.page.PageRequest;
import dev.landbridge.kit.request.RequestId;
import dev.landbridge.kit.sql.LateInserts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/**
 * Append-only record of changes, written in the transaction of the change itself. The database links each team's events
 * to a hash chain when that transaction commits, or soon after when another transaction holds the end of the chain just
 * then, and refuses to change or remove them.
 */
@ApplicationScoped
public class AuditLog {
    /** The team of events that belong to the installation and to no team. */
    public static final String INSTALLATION = "-";

    private final DataSource dataSource;
    private final LateInserts rows;
    private final ObjectMapper json;
    private final Iterable<AuditListener> listeners;
    private final AuditLinks links;

    @Inject
    AuditLog(DataSource dataSource, LateInserts rows, ObjectMapper json, @Any Instance<AuditListener> listeners) {
        this(dataSource, rows, json, (Iterable<AuditListener>) listeners);
    }

    public AuditLog(DataSource dataSource, LateInserts rows, ObjectMapper json, Iterable<AuditListener> listeners) {
        this.dataSource = dataSource;
        this.rows = rows;
        this.json = json;
        this.listeners = listeners;
        this.links = new AuditLinks(dataSource);
    }

    /** Records in the caller's transaction. */
    public void record(String team, Actor actor, String action, Subject subject, Map<String, ?> detail) {
        String sql = """
                insert into audit_event (id, team, actor, actor_name, action, subject_kind, subject_id, detail, request_id)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """;
        rows.add(
                sql,
                Ids.next("aud"),
                team,
                actor.id(),
                actor.name(),
                action,
                subject.kind(),
                subject.id(),
                detail.isEmpty() ? null : write(detail),
                RequestId.current());
        for (AuditListener listener : listeners) {
            listener.recorded(team, action, subject, detail);
        }
    }

    private String write(Map<String, ?> detail) {
        try {
            return json.writeValueAsString(detail);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot write the audit log", e);
        }
    }

    /** What matches, newest first. */
    public Page<AuditEvent> list(String team, AuditSearch search, PageRequest page) {
        links.catchUp(team);
        List<Object> values = new ArrayList<>(List.of(team, page.after().orElse("~")));
        String sql = AuditRows.SELECT + " where e.team = ? and e.id < ? " + search.conditions(values)
                + " order by e.id desc limit ?";
        values.add(page.size() + 1);
        return Page.ofOverfetched(AuditRows.read(dataSource, sql, values), page, AuditEvent::id);
    }
}
