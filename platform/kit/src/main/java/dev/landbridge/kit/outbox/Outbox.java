package dev.landbridge.kit.outbox;

import dev.landbridge.kit.sql.SqlStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import javax.sql.DataSource;

/**
 * Events written in the transaction of the change they tell of, delivered afterwards. What was delivered leaves the
 * table, so that its size is what still waits.
 */
@ApplicationScoped
public class Outbox extends SqlStore {

    public Outbox(DataSource dataSource) {
        super(dataSource);
    }

    /** Writes the event in the caller's transaction. */
    public void publish(String topic, String key, String team, String payloadJson) {
        update(
                "insert into outbox_event (topic, key, team, payload) values (?, ?, ?, ?)",
                topic,
                key,
                team,
                payloadJson);
    }

    /**
     * Takes due events for delivery and hides them from other relays for the given time. Of each key only the oldest
     * undelivered event is taken, so one key's events are never delivered out of order.
     */
    public List<OutboxEvent> take(int limit, Duration hide) {
        String sql = """
                update outbox_event set attempt = attempt + 1, next_try = now() + ? * interval '1 millisecond'
                 where id in (select e.id from outbox_event e
                               where e.next_try <= now()
                                 and not exists (select 1 from outbox_event older
                                                  where older.topic = e.topic and older.key = e.key
                                                    and older.id < e.id)
                               order by e.id limit ? for update skip locked)
                returning id, topic, key, team, payload
                """;
        return query(
                        sql,
                        row -> new OutboxEvent(
                                row.getLong(1), row.getString(2), row.getString(3), row.getString(4), row.getString(5)),
                        hide.toMillis(),
                        limit)
                .stream()
                .sorted(Comparator.comparingLong(OutboxEvent::id))
                .toList();
    }

    public void delivered(Collection<OutboxEvent> events) {
        update("delete from outbox_event where id = any(?)", (Object)
                events.stream().mapToLong(OutboxEvent::id).toArray());
    }

    public void failed(OutboxEvent event, String error) {
        update("""
                update outbox_event
                   set last_error = ?, next_try = now() + least(60, power(2, attempt)) * interval '1 second'
                 where id = ?
                """, error, event.id());
    }
}
