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

    boolean exists(String team, String name) {
        return !getEntityManager()
                .createNativeQuery("select 1 from model where team = ?1 and name = ?2 and deleted_at is null")
                .setParameter(1, team)
                .setParameter(2, name)
                .getResultList()
                .isEmpty();
    }

    Optional<ModelEntity> findDeleted(String team, String name) {
        return find("team = ?1 and name = ?2 and deletedAt is not null", team, name)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    List<ModelEntity> visible(Models.Visible wish) {
        return find(
                        """
                        deletedAt is null and (team in ?1 or visibility <> 'team') and (?2 is null or team = ?2)
                        and (?3 = '' or lower(name) like ?3 escape '!') and (team > ?4 or team = ?4 and name > ?5)
                        order by team, name
                        """,
                        wish.teams(),
                        wish.author(),
                        wish.search().isEmpty() ? "" : "%" + ModelFilter.escaped(wish.search()) + "%",
                        wish.afterTeam(),
                        wish.afterName())
                .page(0, wish.limit())
                .list();
    }

    /**
     * The first of some version numbers in a row, taken by one atomic update: two writers get different numbers, and a
     * rolled back registration leaves no gap, because the row stays locked until its transaction ends. Empty when there
     * is no such model.
     */
    Optional<Integer> takeVersionNumbers(String team, String name, int count) {
        List<?> taken = getEntityManager()
                .createNativeQuery("""
                        update model set next_version = next_version + ?3, latest_version = next_version + ?3 - 1,
                               versions_count = versions_count + ?3, updated_at = now()
                         where team = ?1 and name = ?2 and deleted_at is null returning next_version - ?3
                        """)
                .setParameter(1, team)
                .setParameter(2, name)
                .setParameter(3, count)
                .getResultList();
        return taken.stream().map(Integer.class::cast).findFirst();
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
