package dev.landbridge.eval.job;

import dev.landbridge.kit.lease.Claim;
import dev.landbridge.kit.lease.WorkQueue;
import dev.landbridge.kit.page.Page;
import dev.landbridge.kit.page.PageRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.function.Consumer;

/** Rows of durable work, of whatever kind; every read is bound to a team. */
@ApplicationScoped
public class JobStore {
    private final EntityManager entities;
    private final WorkQueue queue;

    JobStore(EntityManager entities, WorkQueue queue) {
        this.entities = entities;
        this.queue = queue;
    }

    public void add(JobEntity entity, String kind) {
        entities.persist(entity);
        entities.flush();
        queue.enqueue(kind, entity.id, entity.team);
    }

    /** Adds what was done elsewhere; nobody works on it. */
    public void addEnded(JobEntity entity) {
        entities.persist(entity);
        entities.flush();
    }

    public <T extends JobEntity> Optional<T> find(Class<T> type, String team, String id) {
        return Optional.ofNullable(entities.find(type, id)).filter(entity -> entity.team.equals(team));
    }

    /** Nobody else writes the row until the caller's transaction ends. */
    <T extends JobEntity> Optional<T> lock(Class<T> type, String team, String id) {
        return Optional.ofNullable(entities.find(type, id, LockModeType.PESSIMISTIC_WRITE))
                .filter(entity -> entity.team.equals(team));
    }

    public <T extends JobEntity> Page<T> newestFirst(Class<T> type, String team, JobFilter filter, PageRequest page) {
        return Page.ofOverfetched(
                entities.createQuery(
                                "from " + type.getSimpleName()
                                        + " where team = :team and id < :after"
                                        + " and (:anyModel = true or model = :model)"
                                        + " and (:anyVersion = true or modelVersion = :version) order by id desc",
                                type)
                        .setParameter("team", team)
                        .setParameter("after", page.after().orElse("~"))
                        .setParameter("anyModel", filter.model == null)
                        .setParameter("model", filter.model == null ? "" : filter.model)
                        .setParameter("anyVersion", filter.version == null)
                        .setParameter("version", filter.version == null ? 0 : filter.version)
                        .setMaxResults(page.size() + 1)
                        .getResultList(),
                page,
                entity -> entity.id);
    }

    /** Changes the claimed row; refused when another process holds the claim meanwhile, or when it was cancelled. */
    @Transactional
    public <T extends JobEntity> T update(Class<T> type, Claim claim, Consumer<T> change) {
        queue.verify(claim);
        T entity = entities.find(type, claim.subjectId());
        if (entity.state == JobState.CANCELLED) {
            throw new JobCancelledException(entity.id);
        }
        change.accept(entity);
        entities.flush();
        return entity;
    }
}
