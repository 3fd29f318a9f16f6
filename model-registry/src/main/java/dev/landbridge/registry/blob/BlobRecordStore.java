package dev.landbridge.registry.blob;

import dev.landbridge.kit.blob.Blob;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.List;
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

    Optional<Blob> find(String team, String sha256) {
        List<?> sizes = entities.createNativeQuery("select size from blob where team = ?1 and sha256 = ?2", Long.class)
                .setParameter(1, team)
                .setParameter(2, sha256)
                .getResultList();
        return sizes.isEmpty() ? Optional.empty() : Optional.of(new Blob(sha256, (Long) sizes.get(0)));
    }

    boolean anyTeamHas(String sha256) {
        return !entities.createNativeQuery("select 1 from blob where sha256 = ?1 limit 1")
                .setParameter(1, sha256)
                .getResultList()
                .isEmpty();
    }
}
