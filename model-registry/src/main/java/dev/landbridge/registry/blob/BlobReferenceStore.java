package dev.landbridge.registry.blob;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

@ApplicationScoped
class BlobReferenceStore {
    private final EntityManager entities;

    BlobReferenceStore(EntityManager entities) {
        this.entities = entities;
    }

    /** @return the blobs that the team does not have */
    List<String> hold(String team, String ownerKind, Map<String, Collection<String>> sha256) {
        Set<String> wanted = new TreeSet<>();
        List<String> owners = new ArrayList<>();
        List<String> held = new ArrayList<>();
        sha256.forEach((owner, blobs) -> new TreeSet<>(blobs).forEach(blob -> {
            wanted.add(blob);
            owners.add(owner);
            held.add(blob);
        }));
        @SuppressWarnings("unchecked")
        List<String> present = entities.createNativeQuery("""
                        with present as materialized (
                            select sha256 from blob where team = ?1 and sha256 = any(?2)
                             order by sha256 for key share),
                        held as (
                            insert into blob_reference (team, owner_kind, owner_id, sha256)
                            select ?1, ?3, wish.owner, sha256
                              from unnest(?4, ?5) as wish (owner, sha256) join present using (sha256)
                            on conflict do nothing)
                        select sha256 from present
                        """)
                .setParameter(1, team)
                .setParameter(2, wanted.toArray(String[]::new))
                .setParameter(3, ownerKind)
                .setParameter(4, owners.toArray(String[]::new))
                .setParameter(5, held.toArray(String[]::new))
                .getResultList();
        present.forEach(wanted::remove);
        return List.copyOf(wanted);
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
