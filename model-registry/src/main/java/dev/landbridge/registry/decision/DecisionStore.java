package dev.landbridge.registry.decision;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

@ApplicationScoped
class DecisionStore {
    private final EntityManager entities;

    DecisionStore(EntityManager entities) {
        this.entities = entities;
    }

    void add(Decision decision) {
        bind(
                        entities.createNativeQuery("""
                            insert into gate_decision (id, team, model, version, alias, chip, allowed, policy,
                                   policy_digest, release_id, decided_for, decided_at, subject, inputs, gates)
                            values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)
                            """),
                        decision.id(),
                        decision.team(),
                        decision.model(),
                        decision.version(),
                        decision.alias(),
                        decision.chip(),
                        decision.allowed(),
                        decision.policy(),
                        decision.policyDigest(),
                        decision.releaseId(),
                        decision.decidedFor(),
                        decision.decidedAt(),
                        decision.subject(),
                        decision.inputs(),
                        decision.gates())
                .executeUpdate();
    }

    Optional<Decision> find(String team, String id) {
        return decisions("select * from gate_decision where team = ?1 and id = ?2", team, id).stream()
                .findFirst();
    }

    /** Newest first. */
    List<Decision> page(String team, String model, String alias, String before, int limit) {
        return decisions("""
            select * from gate_decision where team = ?1 and model = ?2 and alias = ?3 and id < ?4
             order by id desc limit ?5
            """, team, model, alias, before, limit);
    }

    /** The newest one that let a release pass. */
    Optional<Decision> ofRelease(String team, String releaseId) {
        return decisions("""
            select * from gate_decision where team = ?1 and release_id = ?2 and allowed order by id desc limit 1
            """, team, releaseId).stream().findFirst();
    }

    /** The newest one that let a version pass with this certificate among its inputs. */
    Optional<Decision> restingOn(String team, String model, int version, String certificateId) {
        return decisions("""
            select * from gate_decision where team = ?1 and model = ?2 and version = ?3 and allowed
               and position(?4 in inputs) > 0
             order by id desc limit 1
            """, team, model, version, "\"reference_id\":\"" + certificateId + "\"").stream()
                .findFirst();
    }

    @SuppressWarnings("unchecked")
    private List<Decision> decisions(String sql, Object... parameters) {
        List<Tuple> rows =
                bind(entities.createNativeQuery(sql, Tuple.class), parameters).getResultList();
        return rows.stream()
                .map(row -> new Decision(
                        row.get("id", String.class),
                        row.get("team", String.class),
                        row.get("model", String.class),
                        row.get("version", Integer.class),
                        row.get("alias", String.class),
                        row.get("chip", String.class),
                        row.get("allowed", Boolean.class),
                        row.get("policy", String.class),
                        row.get("policy_digest", String.class),
                        row.get("release_id", String.class),
                        row.get("decided_for", String.class),
                        row.get("decided_at", Instant.class),
                        row.get("subject", String.class),
                        row.get("inputs", String.class),
                        row.get("gates", String.class)))
                .toList();
    }

    private static Query bind(Query query, Object... parameters) {
        for (int i = 0; i < parameters.length; i++) {
            query.setParameter(i + 1, parameters[i]);
        }
        return query;
    }
}
