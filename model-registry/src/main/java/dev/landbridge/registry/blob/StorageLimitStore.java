package dev.landbridge.registry.blob;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.util.List;
import java.util.Optional;

@ApplicationScoped
class StorageLimitStore {
    private final EntityManager entities;

    StorageLimitStore(EntityManager entities) {
        this.entities = entities;
    }

    @SuppressWarnings("unchecked")
    Optional<StorageLimits.Limits> find(String team) {
        List<Tuple> rows = entities.createNativeQuery("""
                        select max_files_per_version, max_file_bytes, max_bytes from storage_limit where team = ?1
                        """, Tuple.class)
                .setParameter(1, team)
                .getResultList();
        return rows.stream()
                .map(row -> new StorageLimits.Limits(
                        row.get(0, Integer.class), row.get(1, Long.class), row.get(2, Long.class)))
                .findFirst();
    }

    void set(String team, StorageLimits.Limits limits, String operator) {
        entities.createNativeQuery("""
                        insert into storage_limit (team, max_files_per_version, max_file_bytes, max_bytes, updated_by)
                        values (?1, ?2, ?3, ?4, ?5)
                        on conflict (team) do update
                           set max_files_per_version = excluded.max_files_per_version,
                               max_file_bytes = excluded.max_file_bytes, max_bytes = excluded.max_bytes,
                               updated_at = now(), updated_by = excluded.updated_by
                        """)
                .setParameter(1, team)
                .setParameter(2, limits.maxFilesPerVersion())
                .setParameter(3, limits.maxFileBytes())
                .setParameter(4, limits.maxBytes())
                .setParameter(5, operator)
                .executeUpdate();
    }

    long bytesOf(String team) {
        List<?> bytes = entities.createNativeQuery("select bytes from storage_usage where team = ?1")
                .setParameter(1, team)
                .getResultList();
        return bytes.isEmpty() ? 0 : (Long) bytes.get(0);
    }
}
