package dev.landbridge.inference.deployment;

import dev.landbridge.kit.page.PageRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

@ApplicationScoped
class DeploymentStore {
    private final EntityManager entities;

    DeploymentStore(EntityManager entities) {
        this.entities = entities;
    }

    void add(DeploymentEntity deployment) {
        entities.persist(deployment);
    }

    void add(ReplicaEntity replica) {
        entities.persist(replica);
    }

    Optional<DeploymentEntity> find(String team, String id) {
        return entities.createQuery("from DeploymentEntity where team = :team and id = :id", DeploymentEntity.class)
                .setParameter("team", team)
                .setParameter("id", id)
                .getResultStream()
                .findFirst();
    }

    /** For a change: whoever else wants to change it waits until this transaction ends. */
    Optional<DeploymentEntity> lock(String team, String id) {
        return entities.createQuery("from DeploymentEntity where team = :team and id = :id", DeploymentEntity.class)
                .setParameter("team", team)
                .setParameter("id", id)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .findFirst();
    }

    /** Newest first, one more than the page holds. */
    List<DeploymentEntity> list(String team, PageRequest page) {
        return entities.createQuery(
                        "from DeploymentEntity where team = :team and id < :before order by id desc",
                        DeploymentEntity.class)
                .setParameter("team", team)
                .setParameter("before", page.after().orElse("~"))
                .setMaxResults(page.size() + 1)
                .getResultList();
    }

    List<DeploymentEntity> ofVersion(String team, String modelVersionId) {
        return entities.createQuery(
                        "from DeploymentEntity where team = :team and modelVersionId = :version order by id desc",
                        DeploymentEntity.class)
                .setParameter("team", team)
                .setParameter("version", modelVersionId)
                .setMaxResults(200)
                .getResultList();
    }

    /** Every deployment of every team that should be up: the reconciler's work after a start of this service. */
    List<DeploymentEntity> wanted() {
        return entities.createQuery(
                        "from DeploymentEntity where wanted and state <> :failed or state = :stopping",
                        DeploymentEntity.class)
                .setParameter("failed", DeploymentState.FAILED)
                .setParameter("stopping", DeploymentState.STOPPING)
                .getResultList();
    }

    List<ReplicaEntity> replicas(String team, Collection<String> deploymentIds) {
        return entities.createQuery(
                        "from ReplicaEntity where team = :team and deploymentId in :ids order by deploymentId, index",
                        ReplicaEntity.class)
                .setParameter("team", team)
                .setParameter("ids", deploymentIds)
                .getResultList();
    }
}
