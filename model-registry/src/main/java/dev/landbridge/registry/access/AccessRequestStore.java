package dev.landbridge.registry.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

@ApplicationScoped
class AccessRequestStore {
    private final EntityManager entities;

    AccessRequestStore(EntityManager entities) {
        this.entities = entities;
    }

    /** False when the person has asked for this model before. */
    boolean add(AccessRequest request) {
        return update(
                        """
                        insert into access_request (id, team, model, subject, name, requester_team, message, state,
                                                    comment, created_at)
                        values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, '', ?9) on conflict do nothing
                        """,
                        request.id(),
                        request.team(),
                        request.model(),
                        request.subject(),
                        request.user(),
                        request.requesterTeam(),
                        request.message(),
                        column(request.state()),
                        request.createdAt())
                == 1;
    }

    /** Asks once more after a refusal; false when there was none. */
    boolean reopen(String team, String model, String subject, String message, Instant at) {
        return update("""
                        update access_request
                           set state = 'pending', message = ?4, comment = '', created_at = ?5, decided_at = null,
                               decided_by = null
                         where team = ?1 and model = ?2 and subject = ?3 and state = 'rejected'
                        """, team, model, subject, message, at) == 1;
    }

    boolean decide(String team, String id, AccessRequest.State state, String comment, Instant at, String by) {
        return update("""
                        update access_request set state = ?3, comment = ?4, decided_at = ?5, decided_by = ?6
                         where team = ?1 and id = ?2
                        """, team, id, column(state), comment, at, by) == 1;
    }

    Optional<AccessRequest> find(String team, String id) {
        return list("team = ?1 and id = ?2", team, id).stream().findFirst();
    }

    Optional<AccessRequest> of(String team, String model, String subject) {
        return list("team = ?1 and model = ?2 and subject = ?3", team, model, subject).stream()
                .findFirst();
    }

    List<AccessRequest> ofModel(String team, String model, AccessRequest.State state) {
        return list("team = ?1 and model = ?2 and state = ?3 order by id desc", team, model, column(state));
    }

    /** Those the team decides on, and those this person made, newest first. */
    List<AccessRequest> page(String team, String subject, String beforeId, int limit) {
        return list("(team = ?1 or subject = ?2) and id < ?3 order by id desc limit " + limit, team, subject, beforeId);
    }

    @SuppressWarnings("unchecked")
    private List<AccessRequest> list(String where, Object... parameters) {
        var query = entities.createNativeQuery("select * from access_request where " + where, Tuple.class);
        for (int i = 0; i < parameters.length; i++) {
            query.setParameter(i + 1, parameters[i]);
        }
        return ((List<Tuple>) query.getResultList())
                .stream().map(AccessRequestStore::request).toList();
    }

    private int update(String sql, Object... parameters) {
        var query = entities.createNativeQuery(sql);
        for (int i = 0; i < parameters.length; i++) {
            query.setParameter(i + 1, parameters[i]);
        }
        return query.executeUpdate();
    }

    private static AccessRequest request(Tuple row) {
        return new AccessRequest(
                row.get("id", String.class),
                row.get("team", String.class),
                row.get("model", String.class),
                row.get("subject", String.class),
                row.get("name", String.class),
                row.get("requester_team", String.class),
                row.get("message", String.class),
                AccessRequest.State.valueOf(row.get("state", String.class).toUpperCase(Locale.ROOT)),
                row.get("comment", String.class),
                row.get("created_at", Instant.class),
                row.get("decided_at", Instant.class),
                row.get("decided_by", String.class));
    }

    private static String column(AccessRequest.State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }
}
