package dev.landbridge.registry.decision;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.List;

/** Append-only. */
@ApplicationScoped
class SignedDecisionStore {
    private final EntityManager entities;

    SignedDecisionStore(EntityManager entities) {
        this.entities = entities;
    }

    /** False when somebody else signed it meanwhile. */
    boolean add(SignedDecision signed) {
        return entities.createNativeQuery("""
            insert into decision_attestation (decision_id, team, record, policy, bundle, sha256,
                   key_id, signed_at)
            values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) on conflict (decision_id, key_id) do nothing
            """)
                        .setParameter(1, signed.decisionId())
                        .setParameter(2, signed.team())
                        .setParameter(3, signed.record())
                        .setParameter(4, signed.policy())
                        .setParameter(5, signed.bundle())
                        .setParameter(6, signed.sha256())
                        .setParameter(7, signed.keyId())
                        .setParameter(8, signed.signedAt())
                        .executeUpdate()
                == 1;
    }

    /** Oldest first, one a key. */
    @SuppressWarnings("unchecked")
    List<SignedDecision> of(String team, String decisionId) {
        List<Tuple> rows = entities.createNativeQuery(
                        "select * from decision_attestation where team = ?1 and decision_id = ?2 order by signed_at",
                        Tuple.class)
                .setParameter(1, team)
                .setParameter(2, decisionId)
                .getResultList();
        return rows.stream()
                .map(row -> new SignedDecision(
                        text(row, "decision_id"),
                        text(row, "team"),
                        text(row, "record"),
                        text(row, "policy"),
                        text(row, "bundle"),
                        text(row, "sha256"),
                        text(row, "key_id"),
                        row.get("signed_at", Instant.class)))
                .toList();
    }

    private static String text(Tuple row, String column) {
        return row.get(column, String.class);
    }
}
