package dev.landbridge.registry.lock;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;

@ApplicationScoped
class DecisionLockStore {
    private final EntityManager entities;

    DecisionLockStore(EntityManager entities) {
        this.entities = entities;
    }

    void share(String name) {
        take("select 1 from (select pg_advisory_xact_lock_shared(hashtextextended(?1, 0))) locked", name);
    }

    void alone(String name) {
        take("select 1 from (select pg_advisory_xact_lock(hashtextextended(?1, 0))) locked", name);
    }

    private void take(String sql, String name) {
        entities.createNativeQuery(sql).setParameter(1, name).getSingleResult();
    }
}
