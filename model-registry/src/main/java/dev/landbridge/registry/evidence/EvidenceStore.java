package dev.landbridge.registry.evidence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

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
                                   score, basis_id, expires_at, created_at, tokenizer_digest, chat_template_digest,
                                   rules_version)
                            values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16,
                                   cast(?17 as double precision), ?18, cast(?19 as timestamptz), ?20, ?21, ?22, ?23)
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
                        e.createdAt(),
                        e.tokenizerDigest(),
                        e.chatTemplateDigest(),
                        e.rulesVersion())
                .executeUpdate();
    }

    void observe(String team, String deploymentId, String fingerprintDigest, Instant at) {
        bind(entities.createNativeQuery("""
            insert into deployment_fingerprint (team, deployment_id, fingerprint_digest, seen_at)
            values (?1, ?2, ?3, ?4)
            on conflict (team, deployment_id) do update
               set fingerprint_digest = excluded.fingerprint_digest, seen_at = excluded.seen_at
            """), team, deploymentId, fingerprintDigest, at)
                .executeUpdate();
    }

    /** The newest fingerprints seen, by deployment, of those that the version's evidence is about. */
    @SuppressWarnings("unchecked")
    Map<String, String> fingerprints(String team, String model, int version) {
        List<Tuple> rows = bind(entities.createNativeQuery("""
            select distinct f.deployment_id, f.fingerprint_digest
              from deployment_fingerprint f
              join evidence e on e.team = f.team and e.deployment_id = f.deployment_id
             where e.team = ?1 and e.model = ?2 and e.version = ?3
            """, Tuple.class), team, model, version)
                .getResultList();
        return rows.stream()
                .collect(Collectors.toMap(row -> text(row, "deployment_id"), row -> text(row, "fingerprint_digest")));
    }

    /** False when that was known. */
    boolean revoke(String team, EvidenceKind kind, String referenceId, String reason, Instant at) {
        return bind(entities.createNativeQuery("""
            insert into evidence_revocation (team, kind, reference_id, reason, revoked_at)
            values (?1, ?2, ?3, ?4, ?5) on conflict do nothing
            """), team, kind.name(), referenceId, reason, at)
                        .executeUpdate()
                == 1;
    }

    /** Ids of the version's evidence that was taken back. */
    @SuppressWarnings("unchecked")
    Set<String> revoked(String team, String model, int version) {
        List<String> ids = bind(entities.createNativeQuery("""
            select e.id from evidence e
              join evidence_revocation r on r.team = e.team and r.kind = e.kind
               and r.reference_id = e.reference_id
             where e.team = ?1 and e.model = ?2 and e.version = ?3
            """, String.class), team, model, version)
                .getResultList();
        return Set.copyOf(ids);
    }

    /** The evidence of one result. */
    @SuppressWarnings("unchecked")
    Optional<Evidence> of(String team, EvidenceKind kind, String referenceId) {
        List<Tuple> rows = bind(
                        entities.createNativeQuery(
                                "select * from evidence where team = ?1 and kind = ?2 and reference_id = ?3",
                                Tuple.class),
                        team,
                        kind.name(),
                        referenceId)
                .getResultList();
        return rows.stream().map(EvidenceStore::evidence).findFirst();
    }

    /** Newest first. */
    @SuppressWarnings("unchecked")
    List<Evidence> page(String team, String model, EvidenceKind kind, String before, int limit) {
        List<Tuple> rows = bind(
                        entities.createNativeQuery("""
                            select * from evidence
                             where team = ?1 and (cast(?2 as text) is null or model = ?2)
                               and (cast(?3 as text) is null or kind = ?3) and id < ?4
                             order by id desc limit ?5
                            """, Tuple.class),
                        team,
                        model,
                        kind == null ? null : kind.name(),
                        before,
                        limit)
                .getResultList();
        return rows.stream().map(EvidenceStore::evidence).toList();
    }

    /** Newest first. */
    @SuppressWarnings("unchecked")
    List<Evidence> of(String team, String model, int version) {
        List<Tuple> rows = bind(
                        entities.createNativeQuery(
                                "select * from evidence where team = ?1 and model = ?2 and version = ?3 order by id"
                                        + " desc",
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
                text(row, "tokenizer_digest"),
                text(row, "chat_template_digest"),
                text(row, "rules_version"),
                false,
                List.of());
    }

    private static String text(Tuple row, String column) {
        return row.get(column, String.class);
    }
}
