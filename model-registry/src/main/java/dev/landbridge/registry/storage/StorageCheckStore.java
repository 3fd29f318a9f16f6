package dev.landbridge.registry.storage;

import dev.landbridge.kit.blob.Blob;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

@ApplicationScoped
class StorageCheckStore {
    private final EntityManager entities;

    StorageCheckStore(EntityManager entities) {
        this.entities = entities;
    }

    void add(String id, String team, String requestedBy) {
        entities.createNativeQuery("""
                        insert into storage_check (id, team, state, total, requested_by)
                        values (?1, ?2, 'RUNNING', (select count(*) from blob_content), ?3)
                        """)
                .setParameter(1, id)
                .setParameter(2, team)
                .setParameter(3, requestedBy)
                .executeUpdate();
    }

    @SuppressWarnings("unchecked")
    Optional<StorageCheck> find(String id) {
        List<Tuple> rows =
                entities.createNativeQuery("""
                        select id, state, checked, total, created_at, finished_at, last_sha256
                          from storage_check where id = ?1
                        """, Tuple.class).setParameter(1, id).getResultList();
        return rows.stream().map(this::check).findFirst();
    }

    @SuppressWarnings("unchecked")
    List<StorageCheck> page(String before, int limit) {
        List<Tuple> rows = entities.createNativeQuery("""
                        select id, state, checked, total, created_at, finished_at, last_sha256
                          from storage_check where id < ?1 order by id desc limit ?2
                        """, Tuple.class)
                .setParameter(1, before)
                .setParameter(2, limit)
                .getResultList();
        return rows.stream().map(this::check).toList();
    }

    @SuppressWarnings("unchecked")
    private StorageCheck check(Tuple row) {
        List<Tuple> findings = entities.createNativeQuery(
                        "select sha256, problem from storage_check_finding where check_id = ?1 order by sha256",
                        Tuple.class)
                .setParameter(1, row.get(0, String.class))
                .getResultList();
        return new StorageCheck(
                row.get(0, String.class),
                StorageCheck.State.valueOf(row.get(1, String.class)),
                row.get(2, Long.class),
                row.get(3, Long.class),
                findings.stream()
                        .map(found -> new StorageCheck.Finding(found.get(0, String.class), found.get(1, String.class)))
                        .toList(),
                row.get(4, Instant.class),
                row.get(5, Instant.class),
                row.get(6, String.class));
    }

    @SuppressWarnings("unchecked")
    List<Blob> contents(String after, int limit) {
        List<Tuple> rows = entities.createNativeQuery(
                        "select sha256, size from blob_content where sha256 > ?1 order by sha256 limit ?2", Tuple.class)
                .setParameter(1, after)
                .setParameter(2, limit)
                .getResultList();
        return rows.stream()
                .map(row -> new Blob(row.get(0, String.class), row.get(1, Long.class)))
                .toList();
    }

    boolean isRecorded(String sha256) {
        return !entities.createNativeQuery("select 1 from blob_content where sha256 = ?1")
                .setParameter(1, sha256)
                .getResultList()
                .isEmpty();
    }

    /** Keeps a recorded content's bytes from being collected or published until the transaction ends. */
    boolean holdContent(String sha256) {
        return !entities.createNativeQuery("select 1 from blob_content where sha256 = ?1 for share")
                .setParameter(1, sha256)
                .getResultList()
                .isEmpty();
    }

    void progress(String id, String lastSha256, long checked) {
        entities.createNativeQuery("update storage_check set last_sha256 = ?2, checked = ?3 where id = ?1")
                .setParameter(1, id)
                .setParameter(2, lastSha256)
                .setParameter(3, checked)
                .executeUpdate();
    }

    void report(String id, String sha256, String problem) {
        entities.createNativeQuery("insert into storage_check_finding values (?1, ?2, ?3) on conflict do nothing")
                .setParameter(1, id)
                .setParameter(2, sha256)
                .setParameter(3, problem)
                .executeUpdate();
    }

    void finish(String id, StorageCheck.State state) {
        entities.createNativeQuery("update storage_check set state = ?2, finished_at = now() where id = ?1")
                .setParameter(1, id)
                .setParameter(2, state.name())
                .executeUpdate();
    }
}
