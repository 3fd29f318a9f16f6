package dev.landbridge.registry.policy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

@ApplicationScoped
class PolicyStore {
    /** One save; the model is null for every model, the document when the policy was taken away. */
    record Saved(
            String team, String model, String alias, int version, String document, Instant savedAt, String savedBy) {}

    private final EntityManager entities;

    PolicyStore(EntityManager entities) {
        this.entities = entities;
    }

    void add(Saved saved) {
        entities.createNativeQuery("""
                        insert into release_policy (team, model, alias, version, document, saved_at, saved_by)
                        values (?1, cast(?2 as text), ?3, ?4, cast(?5 as text), ?6, ?7)
                        """)
                .setParameter(1, saved.team())
                .setParameter(2, saved.model())
                .setParameter(3, saved.alias())
                .setParameter(4, saved.version())
                .setParameter(5, saved.document())
                .setParameter(6, saved.savedAt())
                .setParameter(7, saved.savedBy())
                .executeUpdate();
    }

    Optional<Saved> newest(String team, String model, String alias) {
        return saved("""
                select * from release_policy
                 where team = ?1 and coalesce(model, '') = ?2 and alias = ?3 order by version desc limit 1
                """, team, model == null ? "" : model, alias).stream().findFirst();
    }

    /** The newest save of each, taken away ones included. */
    List<Saved> newest(String team) {
        return saved("""
                select distinct on (coalesce(model, ''), alias) * from release_policy where team = ?1
                 order by coalesce(model, ''), alias, version desc
                """, team);
    }

    @SuppressWarnings("unchecked")
    private List<Saved> saved(String sql, String... parameters) {
        var query = entities.createNativeQuery(sql, Tuple.class);
        for (int i = 0; i < parameters.length; i++) {
            query.setParameter(i + 1, parameters[i]);
        }
        List<Tuple> rows = query.getResultList();
        return rows.stream()
                .map(row -> new Saved(
                        row.get("team", String.class),
                        row.get("model", String.class),
                        row.get("alias", String.class),
                        row.get("version", Integer.class),
                        row.get("document", String.class),
                        row.get("saved_at", Instant.class),
                        row.get("saved_by", String.class)))
                .toList();
    }
}
