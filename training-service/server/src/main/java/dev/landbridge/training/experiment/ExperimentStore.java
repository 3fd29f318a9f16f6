package dev.landbridge.training.experiment;

import dev.landbridge.kit.page.PageRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
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

    Optional<ExperimentEntity> byName(String team, String name) {
        return entities.createQuery("from ExperimentEntity where team = ?1 and name = ?2", ExperimentEntity.class)
                .setParameter(1, team)
                .setParameter(2, name)
                .getResultStream()
                .findFirst();
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
