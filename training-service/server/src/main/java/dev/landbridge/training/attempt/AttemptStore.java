package dev.landbridge.training.attempt;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

@ApplicationScoped
class AttemptStore {
    private final EntityManager entities;

    AttemptStore(EntityManager entities) {
        this.entities = entities;
    }

    void add(AttemptEntity entity) {
        entities.persist(entity);
        entities.flush();
    }

    AttemptEntity locked(String runId, int number) {
        return entities.createQuery("from AttemptEntity where runId = ?1 and number = ?2", AttemptEntity.class)
                .setParameter(1, runId)
                .setParameter(2, number)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getSingleResult();
    }

    List<AttemptEntity> ofRuns(Collection<String> runIds) {
        return entities.createQuery("from AttemptEntity where runId in ?1 order by runId, number", AttemptEntity.class)
                .setParameter(1, runIds)
                .getResultList();
    }

    /** A checkpoint of the same step that was written before keeps its row. */
    void add(String team, String runId, Checkpoint checkpoint) {
        entities.createNativeQuery("""
                        insert into checkpoint (run_id, step, team, attempt, path, digest, size, created_at)
                        values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) on conflict (run_id, step) do nothing
                        """)
                .setParameter(1, runId)
                .setParameter(2, checkpoint.step())
                .setParameter(3, team)
                .setParameter(4, checkpoint.attempt())
                .setParameter(5, checkpoint.path())
                .setParameter(6, checkpoint.digest())
                .setParameter(7, checkpoint.size())
                .setParameter(8, checkpoint.createdAt())
                .executeUpdate();
    }

    @SuppressWarnings("unchecked")
    List<Checkpoint> checkpoints(String team, String runId) {
        List<Object[]> rows = entities.createNativeQuery("""
                        select step, digest, size, created_at, attempt, path from checkpoint
                         where run_id = ?1 and team = ?2 order by step
                        """)
                .setParameter(1, runId)
                .setParameter(2, team)
                .getResultList();
        return rows.stream()
                .map(row -> new Checkpoint(
                        ((Number) row[0]).longValue(),
                        (String) row[1],
                        ((Number) row[2]).longValue(),
                        (Instant) row[3],
                        ((Number) row[4]).intValue(),
                        (String) row[5]))
                .toList();
    }

    Optional<Checkpoint> newest(String team, String runId) {
        List<Checkpoint> checkpoints = checkpoints(team, runId);
        return checkpoints.isEmpty() ? Optional.empty() : Optional.of(checkpoints.get(checkpoints.size() - 1));
    }
}
