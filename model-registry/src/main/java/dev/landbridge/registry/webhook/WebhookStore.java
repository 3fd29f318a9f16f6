package dev.landbridge.registry.webhook;

import dev.landbridge.kit.sql.LateInserts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

@ApplicationScoped
class WebhookStore {
    private static final String HOOKS = """
            select w.id, w.url, w.types, w.enabled, w.created_at, w.created_by, d.id as d_id, d.event_id, d.type, d.state,
                   d.attempts, d.status, d.error, d.next_try, d.created_at as d_created_at, d.ended_at
              from webhook w left join lateral
                   (select * from webhook_delivery l where l.webhook_id = w.id order by l.id desc limit 1) d on true
             where w.team = ?1
            """;

    private final EntityManager entities;
    private final LateInserts rows;

    WebhookStore(EntityManager entities, LateInserts rows) {
        this.entities = entities;
        this.rows = rows;
    }

    List<Webhook> of(String team) {
        return rows(HOOKS + " order by w.id", team).stream()
                .map(WebhookStore::webhook)
                .toList();
    }

    /** Ids of the enabled webhooks that want events of a type. */
    @SuppressWarnings("unchecked")
    List<String> wanting(String team, String type) {
        return entities.createNativeQuery("""
                        select id from webhook
                         where team = ?1 and enabled and string_to_array(types, ',') && array['*', cast(?2 as text)] order by id
                        """)
                .setParameter(1, team)
                .setParameter(2, type)
                .getResultList();
    }

    Optional<Webhook> find(String team, String id) {
        return rows(HOOKS + " and w.id = ?2", team, id).stream()
                .map(WebhookStore::webhook)
                .findFirst();
    }

    /** Serialises the additions of one team until the transaction ends. */
    void lockTeam(String team) {
        entities.createNativeQuery("select pg_advisory_xact_lock(hashtext(?1))")
                .setParameter(1, "webhook/" + team)
                .getSingleResult();
    }

    void add(String team, Webhook webhook, String sealedSecret) {
        run(
                "insert into webhook values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
                webhook.id(),
                team,
                webhook.url(),
                String.join(",", webhook.events()),
                sealedSecret,
                webhook.enabled(),
                webhook.createdAt(),
                webhook.createdBy());
    }

    void update(String team, Webhook webhook) {
        run(
                "update webhook set url = ?1, types = ?2, enabled = ?3 where team = ?4 and id = ?5",
                webhook.url(),
                String.join(",", webhook.events()),
                webhook.enabled(),
                team,
                webhook.id());
    }

    void replaceSecret(String team, String id, String sealedSecret) {
        run("update webhook set secret = ?1 where team = ?2 and id = ?3", sealedSecret, team, id);
    }

    String sealedSecret(String team, String id) {
        return rows("select secret from webhook where team = ?1 and id = ?2", team, id)
                .get(0)
                .get(0, String.class);
    }

    int delete(String team, String id) {
        return run("delete from webhook where team = ?1 and id = ?2", team, id);
    }

    /** Of an event of this transaction. */
    void addDelivery(String team, Delivery delivery) {
        rows.add(
                """
                insert into webhook_delivery (id, team, webhook_id, event_id, type, state, next_try, created_at)
                values (?, ?, ?, ?, ?, 'PENDING', ?, ?)
                """,
                delivery.id(),
                team,
                delivery.webhookId(),
                delivery.eventId(),
                delivery.event(),
                delivery.createdAt(),
                delivery.createdAt());
    }

    Optional<Delivery> delivery(String team, String id) {
        return deliveries(
                        "select *, id as d_id, created_at as d_created_at from webhook_delivery"
                                + " where team = ?1 and id = ?2",
                        team,
                        id)
                .stream()
                .findFirst();
    }

    List<Delivery> page(String team, String webhookId, String beforeId, int limit) {
        return deliveries(
                "select *, id as d_id, created_at as d_created_at from webhook_delivery"
                        + " where team = ?1 and webhook_id = ?2 and id < ?3 order by id desc limit ?4",
                team,
                webhookId,
                beforeId,
                limit);
    }

    void attempted(Delivery delivery) {
        run(
                """
                update webhook_delivery
                   set state = ?1, attempts = ?2, status = cast(?3 as integer), error = ?4,
                       next_try = cast(?5 as timestamptz), ended_at = cast(?6 as timestamptz)
                 where id = ?7
                """,
                delivery.state().name(),
                delivery.attempts(),
                delivery.status(),
                delivery.error(),
                delivery.nextTry(),
                delivery.endedAt(),
                delivery.id());
    }

    private List<Delivery> deliveries(String sql, Object... parameters) {
        return rows(sql, parameters).stream()
                .map(row -> delivery(row, row.get("webhook_id", String.class)))
                .toList();
    }

    @SuppressWarnings("unchecked")
    private List<Tuple> rows(String sql, Object... parameters) {
        return bind(entities.createNativeQuery(sql, Tuple.class), parameters).getResultList();
    }

    private int run(String sql, Object... parameters) {
        return bind(entities.createNativeQuery(sql), parameters).executeUpdate();
    }

    private static Query bind(Query query, Object... parameters) {
        for (int i = 0; i < parameters.length; i++) {
            query.setParameter(i + 1, parameters[i]);
        }
        return query;
    }

    private static Webhook webhook(Tuple row) {
        String id = row.get("id", String.class);
        return new Webhook(
                id,
                row.get("url", String.class),
                List.of(row.get("types", String.class).split(",")),
                null,
                row.get("enabled", Boolean.class),
                row.get("created_at", Instant.class),
                row.get("created_by", String.class),
                row.get("d_id") == null ? null : delivery(row, id));
    }

    private static Delivery delivery(Tuple row, String webhookId) {
        return new Delivery(
                row.get("d_id", String.class),
                webhookId,
                row.get("event_id", String.class),
                row.get("type", String.class),
                Delivery.State.valueOf(row.get("state", String.class)),
                row.get("attempts", Integer.class),
                row.get("status", Integer.class),
                row.get("error", String.class),
                row.get("next_try", Instant.class),
                row.get("d_created_at", Instant.class),
                row.get("ended_at", Instant.class));
    }
}
