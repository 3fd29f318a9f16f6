package dev.landbridge.registry.upload;

import dev.landbridge.kit.blob.Blob;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

@ApplicationScoped
class UploadStore {
    private static final String COLUMNS = "id, state, sha256, size, file_name, part_size, already_present, message,"
            + " created_at, expires_at, team, created_by, handle";

    private final EntityManager entities;

    UploadStore(EntityManager entities) {
        this.entities = entities;
    }

    void add(Upload upload, Duration validity) {
        entities.createNativeQuery("""
                        insert into upload (id, team, state, sha256, size, file_name, part_size, handle,
                                            already_present, created_by, expires_at)
                        values (?1, ?2, ?3, cast(?4 as text), cast(?5 as bigint), ?6, ?7, cast(?8 as text), ?9, ?10,
                                now() + ?11 * interval '1 second')
                        """)
                .setParameter(1, upload.id())
                .setParameter(2, upload.team())
                .setParameter(3, upload.state().name())
                .setParameter(4, upload.sha256())
                .setParameter(5, upload.size())
                .setParameter(6, upload.fileName())
                .setParameter(7, upload.partSize())
                .setParameter(8, upload.handle())
                .setParameter(9, upload.alreadyPresent())
                .setParameter(10, upload.createdBy())
                .setParameter(11, validity.toSeconds())
                .executeUpdate();
    }

    @SuppressWarnings("unchecked")
    Optional<Upload> find(String team, String id) {
        List<Tuple> rows = entities.createNativeQuery(
                        "select " + COLUMNS + " from upload where team = ?1 and id = ?2", Tuple.class)
                .setParameter(1, team)
                .setParameter(2, id)
                .getResultList();
        return rows.stream().map(UploadStore::upload).findFirst();
    }

    void extend(String id, Duration validity) {
        entities.createNativeQuery("update upload set expires_at = now() + ?2 * interval '1 second' where id = ?1")
                .setParameter(1, id)
                .setParameter(2, validity.toSeconds())
                .executeUpdate();
    }

    void complete(String id, Blob blob, boolean alreadyPresent) {
        entities.createNativeQuery("""
                        update upload set state = 'COMPLETED', sha256 = ?2, size = ?3, already_present = ?4
                         where id = ?1 and state = 'OPEN'
                        """)
                .setParameter(1, id)
                .setParameter(2, blob.sha256())
                .setParameter(3, blob.size())
                .setParameter(4, alreadyPresent)
                .executeUpdate();
    }

    /** @param handle the store's name of the new, empty upload */
    void startOver(String id, String handle) {
        entities.createNativeQuery("update upload set handle = ?2 where id = ?1 and state = 'OPEN'")
                .setParameter(1, id)
                .setParameter(2, handle)
                .executeUpdate();
    }

    void refuse(String id, String message) {
        entities.createNativeQuery("update upload set state = 'REFUSED', message = ?2 where id = ?1 and state = 'OPEN'")
                .setParameter(1, id)
                .setParameter(2, message)
                .executeUpdate();
    }

    void delete(String id) {
        entities.createNativeQuery("delete from upload where id = ?1")
                .setParameter(1, id)
                .executeUpdate();
    }

    @SuppressWarnings("unchecked")
    List<Upload> expired(int limit) {
        List<Tuple> rows = entities.createNativeQuery(
                        "select " + COLUMNS + " from upload where expires_at < now() order by expires_at limit ?1",
                        Tuple.class)
                .setParameter(1, limit)
                .getResultList();
        return rows.stream().map(UploadStore::upload).toList();
    }

    private static Upload upload(Tuple row) {
        return new Upload(
                row.get(0, String.class),
                Upload.State.valueOf(row.get(1, String.class)),
                row.get(2, String.class),
                row.get(3, Long.class),
                row.get(4, String.class),
                row.get(5, Long.class),
                List.of(),
                row.get(6, Boolean.class),
                row.get(7, String.class),
                row.get(8, Instant.class),
                row.get(9, Instant.class),
                row.get(10, String.class),
                row.get(11, String.class),
                row.get(12, String.class));
    }
}
