package dev.landbridge.kit.audit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** Reads events with their links. */
final class AuditRows {
    static final String SELECT = """
            select e.id, e.at, e.team, e.actor, e.actor_name, e.action, e.subject_kind, e.subject_id, e.detail,
                   e.request_id, l.service, l.sequence, l.previous_digest, l.digest
              from audit_event e join audit_link l on l.event_id = e.id
            """;

    private AuditRows() {}

    static List<AuditEvent> read(DataSource dataSource, String sql, List<Object> values) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.size(); i++) {
                statement.setObject(i + 1, values.get(i));
            }
            List<AuditEvent> events = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    events.add(event(row));
                }
            }
            return events;
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read the audit log", e);
        }
    }

    private static AuditEvent event(ResultSet row) throws SQLException {
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
                row.getString("request_id"),
                row.getString("service"),
                row.getLong("sequence"),
                row.getString("previous_digest"),
                row.getString("digest"));
    }
}
