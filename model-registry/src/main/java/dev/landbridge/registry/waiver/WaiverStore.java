package dev.landbridge.registry.waiver;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

@ApplicationScoped
class WaiverStore {
    private final EntityManager entities;

    WaiverStore(EntityManager entities) {
        this.entities = entities;
    }

    void add(Waiver waiver) {
        bind(
                        entities.createNativeQuery("""
                                insert into waiver (id, team, model, version, alias, chip, requirement, reason, until,
                                       granted_by, granted_by_name, granted_at)
                                values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)
                                """),
                        waiver.id(),
                        waiver.team(),
                        waiver.model(),
                        waiver.version(),
                        waiver.alias(),
                        waiver.chip(),
                        waiver.requirement(),
                        waiver.reason(),
                        waiver.until(),
                        waiver.grantedBy(),
                        waiver.grantedByName(),
                        waiver.grantedAt())
                .executeUpdate();
    }

    void revoke(String team, String id, String by, Instant at) {
        bind(entities.createNativeQuery("""
                                update waiver set revoked_at = ?3, revoked_by = ?4
                                 where team = ?1 and id = ?2 and revoked_at is null
                                """), team, id, at, by).executeUpdate();
    }

    Optional<Waiver> find(String team, String id) {
        return waivers("select * from waiver where team = ?1 and id = ?2", team, id).stream()
                .findFirst();
    }

    /** Newest first. */
    List<Waiver> of(String team, String model, int version) {
        return waivers(
                "select * from waiver where team = ?1 and model = ?2 and version = ?3 order by id desc",
                team,
                model,
                version);
    }

    @SuppressWarnings("unchecked")
    private List<Waiver> waivers(String sql, Object... parameters) {
        List<Tuple> rows =
                bind(entities.createNativeQuery(sql, Tuple.class), parameters).getResultList();
        return rows.stream()
                .map(row -> new Waiver(
                        row.get("id", String.class),
                        row.get("team", String.class),
                        row.get("model", String.class),
                        row.get("version", Integer.class),
                        row.get("alias", String.class),
                        row.get("chip", String.class),
                        row.get("requirement", String.class),
                        row.get("reason", String.class),
                        row.get("until", Instant.class),
                        row.get("granted_by", String.class),
                        row.get("granted_by_name", String.class),
                        row.get("granted_at", Instant.class),
                        row.get("revoked_at", Instant.class),
                        row.get("revoked_by", String.class)))
                .toList();
    }

    private static Query bind(Query query, Object... parameters) {
        for (int i = 0; i < parameters.length; i++) {
            query.setParameter(i + 1, parameters[i]);
        }
        return query;
    }
}
