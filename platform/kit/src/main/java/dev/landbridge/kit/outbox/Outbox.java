package dev.landbridge.kit.outbox;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** Events written in the transaction of the change they tell of, delivered afterwards. */
@ApplicationScoped
public class Outbox {
    private final DataSource dataSource;

    public Outbox(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Writes the event in the caller's transaction. */
    public void publish(String topic, String key, String team, String payloadJson) {
        run("insert into outbox_event (topic, key, team, payload) values (?, ?, ?, ?)", topic, key, team, payloadJson);
    }

    /**
     * Takes due events for delivery and hides them from other relays for the given time. Of each key only the oldest
     * undelivered event is taken, so one key's events are never delivered out of order.
     */
    public List<OutboxEvent> take(int limit, Duration hide) {
        String sql = """
                update outbox_event set attempt = attempt + 1, next_try = now() + ? * interval '1 millisecond'
                 where id in (select e.id from outbox_event e
                               where e.delivered_at is null and e.next_try <= now()
                                 and not exists (select 1 from outbox_event older
                                                  where older.topic = e.topic and older.key = e.key
                                                    and older.delivered_at is null and older.id < e.id)
                               order by e.id limit ? for update skip locked)
                returning id, topic, key, team, payload
                """;
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, hide.toMillis());
            statement.setInt(2, limit);
            List<OutboxEvent> events = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    events.add(new OutboxEvent(
                            row.getLong(1), row.getString(2), row.getString(3), row.getString(4), row.getString(5)));
                }
            }
            events.sort((a, b) -> Long.compare(a.id(), b.id()));
            return events;
        } catch (SQLException e) {
            throw new IllegalStateException("cannot take outbox events", e);
        }
    }

    public void delivered(OutboxEvent event) {
        run("update outbox_event set delivered_at = now(), last_error = null where id = ?", event.id());
    }

    public void failed(OutboxEvent event, String error) {
        run("""
                update outbox_event
                   set last_error = ?, next_try = now() + least(60, power(2, attempt)) * interval '1 second'
                 where id = ?
                """, error, event.id());
    }

    private void run(String sql, Object... parameters) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("outbox statement failed", e);
        }
    }
}
