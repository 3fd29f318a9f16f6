package dev.landbridge.registry.blob;

import dev.landbridge.kit.blob.Blob;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

@ApplicationScoped
class BlobRecordStore {
    private final EntityManager entities;

    BlobRecordStore(EntityManager entities) {
        this.entities = entities;
    }

    /** Takes the content's row, made when it is missing, until the transaction ends: nobody deletes the bytes meanwhile. */
    void claimContent(Blob blob) {
        entities.createNativeQuery("""
                        insert into blob_content (sha256, size) values (?1, ?2)
                        on conflict (sha256) do update set used_at = now()
                        """)
                .setParameter(1, blob.sha256())
                .setParameter(2, blob.size())
                .executeUpdate();
    }

    /** False when the team has it already. */
    boolean add(String team, Blob blob, String fileName, String createdBy) {
        boolean added = entities.createNativeQuery("""
                        insert into blob (team, sha256, size, file_name, created_by)
                        values (?1, ?2, ?3, ?4, ?5) on conflict do nothing
                        """)
                        .setParameter(1, team)
                        .setParameter(2, blob.sha256())
                        .setParameter(3, blob.size())
                        .setParameter(4, fileName)
                        .setParameter(5, createdBy)
                        .executeUpdate()
                == 1;
        if (added) {
            entities.createNativeQuery("""
                            insert into storage_usage (team, blobs, bytes) values (?1, 1, ?2)
                            on conflict (team) do update
                               set blobs = storage_usage.blobs + 1, bytes = storage_usage.bytes + excluded.bytes
                            """)
                    .setParameter(1, team)
                    .setParameter(2, blob.size())
                    .executeUpdate();
        } else {
            entities.createNativeQuery("update blob set used_at = now() where team = ?1 and sha256 = ?2")
                    .setParameter(1, team)
                    .setParameter(2, blob.sha256())
                    .executeUpdate();
        }
        return added;
    }

    /** What the team has and may use: not what is held in quarantine. */
    Optional<Blob> find(String team, String sha256) {
        // no result class: Hibernate's plan cache never finds a native query with a scalar one again, and fills up
        List<?> sizes = entities.createNativeQuery("""
                        select b.size from blob b
                         where b.team = ?1 and b.sha256 = ?2
                           and not exists (select 1 from quarantine q
                                            where q.team = b.team and q.sha256 = b.sha256 and q.state <> 'ALLOWED')
                        """)
                .setParameter(1, team)
                .setParameter(2, sha256)
                .getResultList();
        return sizes.isEmpty() ? Optional.empty() : Optional.of(new Blob(sha256, (Long) sizes.get(0)));
    }

    /**
     * A content that a team has, with what the ingest check found in it.
     *
     * @param size bytes
     */
    record Inspected(long size, Optional<Finding> finding) {}

    /** As {@link #find}, of several contents: by address, what is missing is not in the map. */
    @SuppressWarnings("unchecked")
    Map<String, Inspected> findAll(String team, Collection<String> sha256) {
        List<Object[]> rows = entities.createNativeQuery("""
                        select b.sha256, b.size, c.finding, c.finding_by_name
                          from blob b join blob_content c on c.sha256 = b.sha256
                         where b.team = ?1 and b.sha256 = any(?2)
                           and not exists (select 1 from quarantine q
                                            where q.team = b.team and q.sha256 = b.sha256 and q.state <> 'ALLOWED')
                        """)
                .setParameter(1, team)
                .setParameter(2, sha256.toArray(String[]::new))
                .getResultList();
        Map<String, Inspected> found = new HashMap<>();
        for (Object[] row : rows) {
            Optional<Finding> finding =
                    row[2] == null ? Optional.empty() : Optional.of(Finding.of((String) row[2], (Boolean) row[3]));
            found.put((String) row[0], new Inspected((Long) row[1], finding));
        }
        return found;
    }

    boolean isInspected(String sha256) {
        return !entities.createNativeQuery("select 1 from blob_content where sha256 = ?1 and inspected_at is not null")
                .setParameter(1, sha256)
                .getResultList()
                .isEmpty();
    }

    @SuppressWarnings("unchecked")
    Optional<Finding> finding(String sha256) {
        List<Tuple> rows = entities.createNativeQuery(
                        "select finding, finding_by_name from blob_content where sha256 = ?1 and finding is not null",
                        Tuple.class)
                .setParameter(1, sha256)
                .getResultList();
        return rows.stream()
                .map(row -> Finding.of(row.get(0, String.class), row.get(1, Boolean.class)))
                .findFirst();
    }

    void inspected(String sha256, Optional<Finding> finding) {
        entities.createNativeQuery("""
                        update blob_content set inspected_at = now(), finding = ?2, finding_by_name = ?3
                         where sha256 = ?1
                        """)
                .setParameter(1, sha256)
                .setParameter(2, finding.map(Finding::text).orElse(null))
                .setParameter(3, finding.map(Finding::onlyUnderPickleName).orElse(false))
                .executeUpdate();
    }
}
