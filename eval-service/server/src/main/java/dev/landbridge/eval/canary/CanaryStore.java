package dev.landbridge.eval.canary;

import dev.landbridge.kit.page.Page;
import dev.landbridge.kit.page.PageRequest;
import dev.landbridge.kit.problem.Problem;
import dev.landbridge.kit.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.hibernate.exception.ConstraintViolationException;

/** Rows of canaries, their checks and events; in the caller's transaction. */
@ApplicationScoped
class CanaryStore {
    private final EntityManager entities;

    CanaryStore(EntityManager entities) {
        this.entities = entities;
    }

    void add(CanaryEntity canary) {
        try {
            entities.persist(canary);
            entities.flush();
        } catch (ConstraintViolationException e) {
            throw Problem.of(
                    ProblemType.ALREADY_EXISTS, "The deployment " + canary.deploymentId + " has a canary already.");
        }
    }

    void add(CanaryCheckEntity check) {
        entities.persist(check);
    }

    void add(CanaryEventEntity event) {
        entities.persist(event);
    }

    Optional<CanaryEntity> find(String team, String id) {
        return Optional.ofNullable(entities.find(CanaryEntity.class, id)).filter(canary -> canary.team.equals(team));
    }

    /** For a change: checks and people write the same row, and the later one waits instead of failing. */
    Optional<CanaryEntity> lock(String team, String id) {
        return Optional.ofNullable(entities.find(CanaryEntity.class, id, LockModeType.PESSIMISTIC_WRITE))
                .filter(canary -> canary.team.equals(team));
    }

    void remove(CanaryEntity canary) {
        entities.remove(canary);
        entities.flush();
    }

    /** Of one deployment or one certificate, or all for nulls. */
    Page<CanaryEntity> newestFirst(String team, String deploymentId, String certificateId, PageRequest page) {
        return Page.ofOverfetched(
                entities.createQuery(
                                "from CanaryEntity where team = :team and id < :after"
                                        + " and (:anyDeployment = true or deploymentId = :deployment)"
                                        + " and (:anyCertificate = true or certificateId = :certificate)"
                                        + " order by id desc",
                                CanaryEntity.class)
                        .setParameter("team", team)
                        .setParameter("after", page.after().orElse("~"))
                        .setParameter("anyDeployment", deploymentId == null)
                        .setParameter("deployment", deploymentId == null ? "" : deploymentId)
                        .setParameter("anyCertificate", certificateId == null)
                        .setParameter("certificate", certificateId == null ? "" : certificateId)
                        .setMaxResults(page.size() + 1)
                        .getResultList(),
                page,
                canary -> canary.id);
    }

    Page<CanaryCheckEntity> checks(String canaryId, PageRequest page) {
        return ofCanary(CanaryCheckEntity.class, canaryId, page, check -> check.id);
    }

    Page<CanaryEventEntity> events(String canaryId, PageRequest page) {
        return ofCanary(CanaryEventEntity.class, canaryId, page, event -> event.id);
    }

    private <T> Page<T> ofCanary(Class<T> type, String canaryId, PageRequest page, Function<T, String> key) {
        return Page.ofOverfetched(
                entities.createQuery(
                                "from " + type.getSimpleName()
                                        + " where canaryId = :canary and id < :after order by id desc",
                                type)
                        .setParameter("canary", canaryId)
                        .setParameter("after", page.after().orElse("~"))
                        .setMaxResults(page.size() + 1)
                        .getResultList(),
                page,
                key);
    }

    List<CanaryEventEntity> open(String canaryId) {
        return entities.createQuery(
                        "from CanaryEventEntity where canaryId = :canary and closedAt is null order by id",
                        CanaryEventEntity.class)
                .setParameter("canary", canaryId)
                .getResultList();
    }

    /** Whether a certificate's end was told of, also when that is over. */
    boolean told(String canaryId, CanaryEventKind kind, String certificateId) {
        return entities.createQuery(
                                "select count(*) from CanaryEventEntity where canaryId = :canary and kind = :kind"
                                        + " and certificateId = :certificate",
                                Long.class)
                        .setParameter("canary", canaryId)
                        .setParameter("kind", kind)
                        .setParameter("certificate", certificateId)
                        .getSingleResult()
                > 0;
    }

    void forgetChecks(String canaryId, Instant before) {
        entities.createQuery("delete from CanaryCheckEntity where canaryId = :canary and checkedAt < :before")
                .setParameter("canary", canaryId)
                .setParameter("before", before)
                .executeUpdate();
    }
}
