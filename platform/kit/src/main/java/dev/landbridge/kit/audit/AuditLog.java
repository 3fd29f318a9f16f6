package dev.landbridge.kit.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.landbridge.kit.id.Ids;
import dev.landbridge.kit.page.Page;
import dev.landbridge.kit.page.PageRequest;
import dev.landbridge.kit.request.RequestId;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/** Append-only record of changes, written in the transaction of the change itself. */
@ApplicationScoped
public class AuditLog {
    private final DataSource dataSource;
    private final ObjectMapper json;

    public AuditLog(DataSource dataSource, ObjectMapper json) {
        this.dataSource = dataSource;
        this.json = json;
    }

    /** Records in the caller's transaction. */
    public void record(String team, Actor actor, String action, Subject subject, Map<String, ?> detail) {
        String sql = """
                insert into audit_event (id, team, actor, actor_name, action, subject_kind, subject_id, detail, request_id)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """;
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            Object[] values = {
                Ids.next("aud"),
                team,
                actor.id(),
                actor.name(),
                action,
                subject.kind(),
                subject.id(),
                detail.isEmpty() ? null : json.writeValueAsString(detail),
                RequestId.current()
            };
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        } catch (SQLException | JsonProcessingException e) {
            throw new IllegalStateException("cannot write the audit log", e);
        }
    }

    /** Newest first; a null subject lists the whole team. */
    public Page<AuditEvent> list(String team, Subject subject, PageRequest page) {
        String sql = """
                select id, at, team, actor, actor_name, action, subject_kind, subject_id, detail, request_id
                  from audit_event
                 where team = ? and (? is null or (subject_kind = ? and subject_id = ?)) and id < ?
                 order by id desc limit ?
                """;
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, team);
            statement.setString(2, subject == null ? null : subject.kind());
            statement.setString(3, subject == null ? null : subject.kind());
            statement.setString(4, subject == null ? null : subject.id());
            statement.setString(5, page.after().orElse("~"));
            statement.setInt(6, page.size() + 1);
            List<AuditEvent> events = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    events.add(eventOf(row));
                }
            }
            return Page.ofOverfetched(events, page, AuditEvent::id);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read the audit log", e);
        }
    }

    private static AuditEvent eventOf(ResultSet row) throws SQLException {
        return new AuditEvent(
                row.getString("id"),
                row.getTimestamp("at").toInstant(),
                row.getString("team"),
                row.getString("actor"),
                row.getString("actor_name"),
                row.getString("action"),
                row.getString("subject_kind"),
                row.getString("subject_id"),
                row.getString("detail"),
                row.getString("request_id"));
    }
}
