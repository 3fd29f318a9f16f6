package dev.landbridge.registry.blob;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.SortedSet;

@ApplicationScoped
class BlobReferenceStore {
    private final EntityManager entities;

    BlobReferenceStore(EntityManager entities) {
        this.entities = entities;
    }

    /** @return the blobs that the team does not have */
    List<String> hold(String team, String ownerKind, String ownerId, SortedSet<String> sha256) {
        String[] wanted = sha256.toArray(String[]::new);
        @SuppressWarnings("unchecked")
        List<String> present = entities.createNativeQuery("""
                        select sha256 from blob where team = ?1 and sha256 = any(?2) order by sha256 for key share
                        """)
                .setParameter(1, team)
                .setParameter(2, wanted)
                .getResultList();
        entities.createNativeQuery("""
                        insert into blob_reference (team, owner_kind, owner_id, sha256)
                        select ?1, ?2, ?3, unnest(cast(?4 as text[])) on conflict do nothing
                        """)
                .setParameter(1, team)
                .setParameter(2, ownerKind)
                .setParameter(3, ownerId)
                .setParameter(4, present.toArray(String[]::new))
                .executeUpdate();
        return sha256.stream().filter(wish -> !present.contains(wish)).toList();
    }

    void release(String team, String ownerKind, String ownerId) {
        entities.createNativeQuery("""
                        with released as (
                            delete from blob_reference where team = ?1 and owner_kind = ?2 and owner_id = ?3
                            returning sha256)
                        update blob set used_at = now()
                         where team = ?1 and sha256 in (select sha256 from released)
                        """)
                .setParameter(1, team)
                .setParameter(2, ownerKind)
                .setParameter(3, ownerId)
                .executeUpdate();
    }
}
