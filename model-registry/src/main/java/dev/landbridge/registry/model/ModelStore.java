package dev.landbridge.registry.model;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;

@ApplicationScoped
class ModelStore implements PanacheRepositoryBase<ModelEntity, String> {
    Optional<ModelEntity> find(String team, String name) {
        return find("team = ?1 and name = ?2 and deletedAt is null", team, name).firstResultOptional();
    }

    Optional<ModelEntity> findDeleted(String team, String name) {
        return find("team = ?1 and name = ?2 and deletedAt is not null", team, name)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    List<ModelEntity> page(String team, String afterName, int limit) {
        return find("team = ?1 and name > ?2 and deletedAt is null order by name", team, afterName)
                .page(0, limit)
                .list();
    }

    /**
     * The next version number, taken by one atomic update: two writers get two numbers, and a rolled back registration
     * leaves no gap, because the row stays locked until its transaction ends.
     */
    int takeVersionNumber(String team, String name) {
        return (Integer) getEntityManager()
                .createNativeQuery("""
                        update model set next_version = next_version + 1, latest_version = next_version,
                               versions_count = versions_count + 1, updated_at = now()
                         where team = ?1 and name = ?2 returning next_version - 1
                        """, Integer.class)
                .setParameter(1, team)
                .setParameter(2, name)
                .getSingleResult();
    }

    /** Counts again after a version was taken away. */
    void recount(String team, String name) {
        getEntityManager()
                .createNativeQuery("""
                        update model set (latest_version, versions_count, updated_at) =
                               (select max(version), count(*), now() from model_version
                                 where team = ?1 and model = ?2 and deleted_at is null)
                         where team = ?1 and name = ?2
                        """)
                .setParameter(1, team)
                .setParameter(2, name)
                .executeUpdate();
    }

    void touch(String team, String name) {
        getEntityManager()
                .createNativeQuery("update model set updated_at = now() where team = ?1 and name = ?2")
                .setParameter(1, team)
                .setParameter(2, name)
                .executeUpdate();
    }

    void rename(String team, String from, String to) {
        getEntityManager()
                .createNativeQuery("update model set name = ?3, updated_at = now() where team = ?1 and name = ?2")
                .setParameter(1, team)
                .setParameter(2, from)
                .setParameter(3, to)
                .executeUpdate();
        getEntityManager().clear();
    }
}
