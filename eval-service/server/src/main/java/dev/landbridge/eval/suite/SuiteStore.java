package dev.landbridge.eval.suite;

import dev.landbridge.kit.problem.Problem;
import dev.landbridge.kit.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.hibernate.exception.ConstraintViolationException;

@ApplicationScoped
class SuiteStore {
    private final EntityManager entities;

    SuiteStore(EntityManager entities) {
        this.entities = entities;
    }

    void add(SuiteEntity entity, Map<String, byte[]> files) {
        try {
            entities.persist(entity);
            entities.flush();
        } catch (ConstraintViolationException e) {
            throw Problem.of(
                    ProblemType.ALREADY_EXISTS, "There is a suite '" + entity.name + "' in this team already.");
        }
        files.forEach((path, content) -> {
            SuiteFileEntity file = new SuiteFileEntity();
            file.suiteId = entity.id;
            file.path = path;
            file.content = content;
            entities.persist(file);
        });
        entities.flush();
    }

    Optional<SuiteEntity> find(String team, String name) {
        return entities.createQuery("from SuiteEntity where team = :team and name = :name", SuiteEntity.class)
                .setParameter("team", team)
                .setParameter("name", name)
                .getResultStream()
                .findFirst();
    }

    List<SuiteEntity> all(String team) {
        return entities.createQuery("from SuiteEntity where team = :team order by name", SuiteEntity.class)
                .setParameter("team", team)
                .getResultList();
    }

    Map<String, byte[]> files(String suiteId) {
        Map<String, byte[]> files = new TreeMap<>();
        entities.createQuery("from SuiteFileEntity where suiteId = :suite", SuiteFileEntity.class)
                .setParameter("suite", suiteId)
                .getResultList()
                .forEach(file -> files.put(file.path, file.content));
        return files;
    }

    /** Its files go with it. */
    void remove(SuiteEntity entity) {
        entities.remove(entity);
        entities.flush();
    }
}
