package dev.landbridge.training.experiment;

import dev.landbridge.kit.page.PageRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;

@ApplicationScoped
class ExperimentStore {
    private final EntityManager entities;

    ExperimentStore(EntityManager entities) {
        this.entities = entities;
    }

    void add(ExperimentEntity entity) {
        entities.persist(entity);
        entities.flush();
    }

    /** Until the transaction ends nobody else makes an experiment of this team because it was missing. */
    void lock(String team) {
        entities.createNativeQuery("select 1 from (select pg_advisory_xact_lock(hashtextextended(?1, 0))) locked")
                .setParameter(1, "experiment/" + team)
                .getSingleResult();
    }

    Optional<ExperimentEntity> byName(String team, String name) {
        return entities.createQuery("from ExperimentEntity where team = ?1 and name = ?2", ExperimentEntity.class)
                .setParameter(1, team)
                .setParameter(2, name)
                .getResultStream()
                .findFirst();
    }

    Optional<ExperimentEntity> byNumber(String team, long number) {
        return entities.createQuery("from ExperimentEntity where team = ?1 and number = ?2", ExperimentEntity.class)
                .setParameter(1, team)
                .setParameter(2, number)
                .getResultStream()
                .findFirst();
    }

    List<ExperimentEntity> byNumbers(String team, List<Long> numbers) {
        return entities.createQuery("from ExperimentEntity where team = ?1 and number in ?2", ExperimentEntity.class)
                .setParameter(1, team)
                .setParameter(2, numbers)
                .getResultList();
    }

    List<ExperimentEntity> active(String team) {
        return entities.createQuery("from ExperimentEntity where team = ?1 and lifecycle = ?2", ExperimentEntity.class)
                .setParameter(1, team)
                .setParameter(2, TrackedExperiment.ACTIVE)
                .getResultList();
    }

    /** The experiment, held against any other change until the transaction ends. */
    Optional<ExperimentEntity> locked(String team, long number) {
        return entities.createQuery("from ExperimentEntity where team = ?1 and number = ?2", ExperimentEntity.class)
                .setParameter(1, team)
                .setParameter(2, number)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .findFirst();
    }

    long nextNumber() {
        return (Long) entities.createNativeQuery("select nextval('experiment_number')", Long.class)
                .getSingleResult();
    }

    List<ExperimentEntity> newestFirst(String team, PageRequest page) {
        return entities.createQuery(
                        "from ExperimentEntity where team = ?1 and id < ?2 order by id desc", ExperimentEntity.class)
                .setParameter(1, team)
                .setParameter(2, page.after().orElse("~"))
                .setMaxResults(page.size() + 1)
                .getResultList();
    }
}
