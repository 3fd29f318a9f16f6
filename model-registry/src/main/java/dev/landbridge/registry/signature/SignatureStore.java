package dev.landbridge.registry.signature;

import dev.landbridge.kit.sql.LateInserts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

@ApplicationScoped
class SignatureStore {
    private final EntityManager entities;
    private final LateInserts rows;

    SignatureStore(EntityManager entities, LateInserts rows) {
        this.entities = entities;
        this.rows = rows;
    }

    @SuppressWarnings("unchecked")
    Optional<ModelSignature> find(String team, String versionId, String keyId) {
        List<Tuple> rows = entities.createNativeQuery("""
                        select version_id, key_id, root_digest, bundle, signed_at from model_signature
                         where team = ?1 and version_id = ?2 and key_id = ?3
                        """, Tuple.class)
                .setParameter(1, team)
                .setParameter(2, versionId)
                .setParameter(3, keyId)
                .getResultList();
        return rows.stream()
                .map(row -> new ModelSignature(
                        row.get("version_id", String.class),
                        row.get("key_id", String.class),
                        row.get("root_digest", String.class),
                        row.get("bundle", String.class),
                        row.get("signed_at", Instant.class)))
                .findFirst();
    }

    /** Of a version that is new in this transaction. */
    void addFirst(String team, ModelSignature signature) {
        rows.add(
                """
                insert into model_signature (version_id, key_id, team, root_digest, bundle, signed_at)
                values (?, ?, ?, ?, ?, ?)
                """,
                signature.versionId(),
                signature.keyId(),
                team,
                signature.rootDigest(),
                signature.bundle(),
                signature.signedAt());
    }

    /** False when somebody else signed it meanwhile. */
    boolean add(String team, ModelSignature signature) {
        return entities.createNativeQuery("""
                                insert into model_signature (version_id, key_id, team, root_digest, bundle, signed_at)
                                values (?1, ?2, ?3, ?4, ?5, ?6)
                                on conflict (version_id, key_id) do nothing
                                """)
                        .setParameter(1, signature.versionId())
                        .setParameter(2, signature.keyId())
                        .setParameter(3, team)
                        .setParameter(4, signature.rootDigest())
                        .setParameter(5, signature.bundle())
                        .setParameter(6, signature.signedAt())
                        .executeUpdate()
                == 1;
    }
}
