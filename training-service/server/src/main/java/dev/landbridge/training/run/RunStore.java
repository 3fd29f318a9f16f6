package dev.landbridge.training.run;

import dev.landbridge.kit.page.PageRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;

@ApplicationScoped
class RunStore {
    private final EntityManager entities;

    RunStore(EntityManager entities) {
        this.entities = entities;
    }

    void add(RunEntity entity) {
        entities.persist(entity);
        entities.flush();
    }

    Optional<RunEntity> find(String team, String id) {
        return entities.createQuery("from RunEntity where team = ?1 and id = ?2", RunEntity.class)
                .setParameter(1, team)
                .setParameter(2, id)
                .getResultStream()
                .findFirst();
    }

    /** The run, held against any other change until the transaction ends. */
    Optional<RunEntity> locked(String team, String id) {
        return entities.createQuery("from RunEntity where team = ?1 and id = ?2", RunEntity.class)
                .setParameter(1, team)
                .setParameter(2, id)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .findFirst();
    }

    List<RunEntity> newestFirst(String team, RunFilter filter, PageRequest page) {
        return entities.createQuery("""
                        from RunEntity
                         where team = :team and id < :before
                           and (:experiment is null or experiment = :experiment)
                           and (:state is null or state = :state)
                         order by id desc
                        """, RunEntity.class)
                .setParameter("team", team)
                .setParameter("before", page.after().orElse("~"))
                .setParameter("experiment", filter.experiment())
                .setParameter("state", filter.state())
                .setMaxResults(page.size() + 1)
                .getResultList();
    }
}
