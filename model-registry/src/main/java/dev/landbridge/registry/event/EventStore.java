package dev.landbridge.registry.event;

import dev.landbridge.kit.sql.LateInserts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.util.List;
import java.util.Optional;

@ApplicationScoped
class EventStore {
    private final EntityManager entities;
    private final LateInserts rows;

    EventStore(EntityManager entities, LateInserts rows) {
        this.entities = entities;
        this.rows = rows;
    }

    void add(RegistryEvent event, String body) {
        rows.add(
                """
                insert into registry_event (id, team, type, subject_kind, subject_id, body, occurred_at)
                values (?, ?, ?, ?, ?, ?, ?)
                """,
                event.id(),
                event.team(),
                event.type(),
                event.subject().kind(),
                event.subject().id(),
                body,
                event.occurredAt());
    }

    @SuppressWarnings("unchecked")
    Optional<String> body(String team, String id) {
        return entities.createNativeQuery("select body from registry_event where team = ?1 and id = ?2")
                .setParameter(1, team)
                .setParameter(2, id)
                .getResultStream()
                .findFirst();
    }

    /** Bodies, newest first; a null type or subject matches all. */
    @SuppressWarnings("unchecked")
    List<String> page(String team, String type, RegistryEvent.Subject subject, String beforeId, int limit) {
        Query query = entities.createNativeQuery("""
                select body from registry_event
                 where team = ?1 and id < ?2 and (cast(?3 as text) is null or type = ?3)
                   and (cast(?4 as text) is null or (subject_kind = ?4 and subject_id = ?5))
                 order by id desc limit ?6
                """);
        query.setParameter(1, team);
        query.setParameter(2, beforeId);
        query.setParameter(3, type);
        query.setParameter(4, subject == null ? null : subject.kind());
        query.setParameter(5, subject == null ? null : subject.id());
        query.setParameter(6, limit);
        return query.getResultList();
    }
}
