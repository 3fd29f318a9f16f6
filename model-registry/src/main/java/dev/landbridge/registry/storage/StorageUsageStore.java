package dev.landbridge.registry.storage;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;

@ApplicationScoped
class StorageUsageStore {
    private final EntityManager entities;

    StorageUsageStore(EntityManager entities) {
        this.entities = entities;
    }

    /** Blobs, bytes, and bytes that something refers to. */
    Usage of(String team) {
        Tuple row = (Tuple) entities.createNativeQuery("""
                        select count(*), cast(coalesce(sum(b.size), 0) as bigint),
                               cast(coalesce(sum(b.size) filter (where exists (
                                   select 1 from blob_reference r where r.team = b.team and r.sha256 = b.sha256)), 0)
                                   as bigint)
                          from blob b where b.team = ?1
                        """, Tuple.class)
                .setParameter(1, team)
                .getSingleResult();
        return new Usage(row.get(0, Long.class), row.get(1, Long.class), row.get(2, Long.class));
    }

    record Usage(long blobs, long bytes, long referencedBytes) {}
}
