package dev.landbridge.registry.storage;

import dev.landbridge.kit.blob.Blob;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What may go. Every deletion locks its row first and looks for users in a later statement, which sees everything that
 * was committed before the lock was had; the foreign keys refuse whatever slips through.
 */
@ApplicationScoped
class CollectionStore {
    private static final String UNUSED = """
             and not exists (select 1 from blob_reference r where r.team = b.team and r.sha256 = b.sha256)
             and not exists (select 1 from quarantine q
                              where q.team = b.team and q.sha256 = b.sha256 and q.state = 'HELD')
            """;
    private static final String OWNERLESS = """
             and not exists (select 1 from blob b where b.sha256 = c.sha256)
             and not exists (select 1 from quarantine q where q.sha256 = c.sha256 and q.state = 'HELD')
            """;

    private final EntityManager entities;

    CollectionStore(EntityManager entities) {
        this.entities = entities;
    }

    /** A blob that a team keeps. */
    record Owned(String team, String sha256) {}

    @SuppressWarnings("unchecked")
    List<Owned> unused(Duration grace, int limit) {
        List<Tuple> rows = entities.createNativeQuery("""
                        select b.team, b.sha256 from blob b
                         where b.used_at <= now() - ?1 * interval '1 millisecond'
                        """ + UNUSED + " order by b.used_at limit ?2", Tuple.class)
                .setParameter(1, grace.toMillis())
                .setParameter(2, limit)
                .getResultList();
        return rows.stream()
                .map(row -> new Owned(row.get(0, String.class), row.get(1, String.class)))
                .toList();
    }

    /** In a transaction of its own: forgets one blob, unless its team uses it by now. */
    boolean forget(Owned blob, Duration grace) {
        List<?> locked = entities.createNativeQuery("""
                        select 1 from blob b
                         where b.team = ?1 and b.sha256 = ?2 and b.used_at <= now() - ?3 * interval '1 millisecond'
                           for update skip locked
                        """)
                .setParameter(1, blob.team())
                .setParameter(2, blob.sha256())
                .setParameter(3, grace.toMillis())
                .getResultList();
        return !locked.isEmpty()
                && entities.createNativeQuery("""
                            with gone as (delete from blob b where b.team = ?1 and b.sha256 = ?2
                            """ + UNUSED + """
                             returning b.size)
                            update storage_usage
                               set blobs = blobs - (select count(*) from gone),
                                   bytes = bytes - (select coalesce(sum(size), 0) from gone)
                             where team = ?1 and exists (select 1 from gone)
                            """)
                                .setParameter(1, blob.team())
                                .setParameter(2, blob.sha256())
                                .executeUpdate()
                        == 1;
    }

    @SuppressWarnings("unchecked")
    List<String> ownerless(Duration grace, String after, int limit) {
        return entities.createNativeQuery("""
                        select c.sha256 from blob_content c
                         where c.used_at <= now() - ?1 * interval '1 millisecond' and c.sha256 > ?2
                        """ + OWNERLESS + " order by c.sha256 limit ?3", String.class)
                .setParameter(1, grace.toMillis())
                .setParameter(2, after)
                .setParameter(3, limit)
                .getResultList();
    }

    /** Deletes the content's row when still nobody has it; until the transaction ends nobody can publish its bytes. */
    @SuppressWarnings("unchecked")
    Optional<Blob> forgetContent(String sha256, Duration grace) {
        List<?> locked = entities.createNativeQuery("""
                        select 1 from blob_content c
                         where c.sha256 = ?1 and c.used_at <= now() - ?2 * interval '1 millisecond'
                           for update skip locked
                        """)
                .setParameter(1, sha256)
                .setParameter(2, grace.toMillis())
                .getResultList();
        if (locked.isEmpty()) {
            return Optional.empty();
        }
        entities.createNativeQuery("""
                        delete from quarantine where sha256 = ?1 and state <> 'HELD'
                           and not exists (select 1 from blob b where b.sha256 = ?1)
                        """).setParameter(1, sha256).executeUpdate();
        List<Long> sizes = entities.createNativeQuery(
                        "delete from blob_content c where c.sha256 = ?1" + OWNERLESS + " returning c.size", Long.class)
                .setParameter(1, sha256)
                .getResultList();
        return sizes.stream().map(size -> new Blob(sha256, size)).findFirst();
    }

    /** Makes the row of bytes that nobody recorded, so that it can be locked; false when they are recorded. */
    boolean claimUnrecorded(Blob blob) {
        return entities.createNativeQuery("""
                        insert into blob_content (sha256, size, used_at) values (?1, ?2, 'epoch') on conflict do nothing
                        """)
                        .setParameter(1, blob.sha256())
                        .setParameter(2, blob.size())
                        .executeUpdate()
                == 1;
    }

    boolean isRecorded(String sha256) {
        return !entities.createNativeQuery("select 1 from blob_content where sha256 = ?1")
                .setParameter(1, sha256)
                .getResultList()
                .isEmpty();
    }
}
