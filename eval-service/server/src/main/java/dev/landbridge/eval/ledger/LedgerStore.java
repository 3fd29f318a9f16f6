package dev.landbridge.eval.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.landbridge.formats.digest.CanonicalJson;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import javax.sql.DataSource;

@ApplicationScoped
class LedgerStore {
    static final String GENESIS = "0".repeat(64);
    private static final long LOCK = 7_142_502L;
    private static final String COLUMNS = "id, team, kind, subject, content, actor, at, previous_digest, digest";

    private final DataSource dataSource;
    private final ObjectMapper json;

    LedgerStore(DataSource dataSource, ObjectMapper json) {
        this.dataSource = dataSource;
        this.json = json;
    }

    void lock() {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement("select pg_advisory_xact_lock(?)")) {
            statement.setLong(1, LOCK);
            statement.execute();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot lock the ledger", e);
        }
    }

    String head() {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(
                        "select digest from certificate_event order by position desc limit 1");
                ResultSet row = statement.executeQuery()) {
            return row.next() ? row.getString(1) : GENESIS;
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read the ledger", e);
        }
    }

    void add(LedgerEvent event) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(
                        "insert into certificate_event (" + COLUMNS + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            statement.setString(1, event.id());
            statement.setString(2, event.team());
            statement.setString(3, event.kind());
            statement.setString(4, event.subject());
            statement.setString(5, CanonicalJson.write(event.content()));
            statement.setString(6, event.actor());
            statement.setTimestamp(7, Timestamp.from(event.at()));
            statement.setString(8, event.previousDigest());
            statement.setString(9, event.digest());
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot write the ledger", e);
        }
    }

    List<LedgerEvent> of(Collection<String> subjects) {
        return events("where subject = any (?) order by position", (Object) subjects.toArray(String[]::new));
    }

    List<LedgerEvent> of(LedgerKind kind) {
        return events("where kind = ? order by position", kind.label());
    }

    List<LedgerEvent> page(long offset, int limit) {
        return events("order by position offset ? limit ?", offset, limit);
    }

    private List<LedgerEvent> events(String rest, Object... parameters) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement =
                        connection.prepareStatement("select " + COLUMNS + " from certificate_event " + rest)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(
                        i + 1,
                        parameters[i] instanceof String[] texts
                                ? connection.createArrayOf("text", texts)
                                : parameters[i]);
            }
            try (ResultSet row = statement.executeQuery()) {
                List<LedgerEvent> events = new ArrayList<>();
                while (row.next()) {
                    events.add(event(row));
                }
                return events;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read the ledger", e);
        }
    }

    private LedgerEvent event(ResultSet row) throws SQLException {
        return new LedgerEvent(
                row.getString("id"),
                row.getString("team"),
                row.getString("kind"),
                row.getString("subject"),
                tree(row.getString("content")),
                row.getString("actor"),
                row.getTimestamp("at").toInstant(),
                row.getString("previous_digest"),
                row.getString("digest"));
    }

    // Content that somebody made unreadable is for the check of the chain to name, not a reason to fail here.
    private JsonNode tree(String content) {
        try {
            return json.readTree(content);
        } catch (JsonProcessingException e) {
            return TextNode.valueOf(content);
        }
    }
}
