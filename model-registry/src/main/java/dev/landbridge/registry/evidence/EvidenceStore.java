package dev.landbridge.registry.evidence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.List;

@ApplicationScoped
class EvidenceStore {
    private final EntityManager entities;

    EvidenceStore(EntityManager entities) {
        this.entities = entities;
    }

    /** Keeps the evidence; the same result recorded again changes nothing. */
    void add(Evidence e) {
        bind(
                        entities.createNativeQuery("""
                        insert into evidence (id, team, model, version, kind, verdict, chip, numerics, summary,
                               reference_id, digest, weights_digest, deployment_id, fingerprint_digest, fault, suite,
                               score, basis_id, expires_at, created_at)
                        values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16,
                               cast(?17 as double precision), ?18, cast(?19 as timestamptz), ?20)
                        on conflict (team, kind, reference_id) do nothing
                        """),
                        e.id(),
                        e.team(),
                        e.model(),
                        e.version(),
                        e.kind().name(),
                        e.verdict(),
                        e.chip(),
                        e.numerics(),
                        e.summary(),
                        e.referenceId(),
                        e.digest(),
                        e.weightsDigest(),
                        e.deploymentId(),
                        e.fingerprintDigest(),
                        e.fault(),
                        e.suite(),
                        e.score(),
                        e.basisId(),
                        e.expiresAt(),
                        e.createdAt())
                .executeUpdate();
    }

    /** Newest first. */
    @SuppressWarnings("unchecked")
    List<Evidence> of(String team, String model, int version) {
        List<Tuple> rows = bind(
                        entities.createNativeQuery(
                                "select * from evidence where team = ?1 and model = ?2 and version = ?3 order by id desc",
                                Tuple.class),
                        team,
                        model,
                        version)
                .getResultList();
        return rows.stream().map(EvidenceStore::evidence).toList();
    }

    /** The versions of a model that there is evidence of this kind about; of any kind for null. */
    @SuppressWarnings("unchecked")
    List<Integer> versions(String team, String model, EvidenceKind kind) {
        return bind(entities.createNativeQuery("""
                                select distinct version from evidence
                                 where team = ?1 and model = ?2 and kind = coalesce(?3, kind)
                                """, Integer.class), team, model, kind == null ? null : kind.name())
                .getResultList();
    }

    private static Query bind(Query query, Object... parameters) {
        for (int i = 0; i < parameters.length; i++) {
            query.setParameter(i + 1, parameters[i]);
        }
        return query;
    }

    private static Evidence evidence(Tuple row) {
        return new Evidence(
                text(row, "id"),
                text(row, "team"),
                text(row, "model"),
                row.get("version", Integer.class),
                EvidenceKind.valueOf(text(row, "kind")),
                text(row, "verdict"),
                text(row, "chip"),
                text(row, "numerics"),
                text(row, "summary"),
                text(row, "reference_id"),
                text(row, "digest"),
                text(row, "weights_digest"),
                text(row, "deployment_id"),
                text(row, "fingerprint_digest"),
                text(row, "fault"),
                text(row, "suite"),
                row.get("score", Double.class),
                text(row, "basis_id"),
                row.get("expires_at", Instant.class),
                row.get("created_at", Instant.class),
                false);
    }

    private static String text(Tuple row, String column) {
        return row.get(column, String.class);
    }
}
