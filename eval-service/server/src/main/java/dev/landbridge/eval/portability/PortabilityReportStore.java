package dev.landbridge.eval.portability;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.Optional;

@ApplicationScoped
class PortabilityReportStore {
    private final EntityManager entities;

    PortabilityReportStore(EntityManager entities) {
        this.entities = entities;
    }

    void add(PortabilityReportEntity entity) {
        entities.persist(entity);
        entities.flush();
    }

    Optional<PortabilityReportEntity> find(String team, String id) {
        return Optional.ofNullable(entities.find(PortabilityReportEntity.class, id))
                .filter(entity -> entity.team.equals(team));
    }
}
