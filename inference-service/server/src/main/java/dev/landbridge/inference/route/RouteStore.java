package dev.landbridge.inference.route;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

@ApplicationScoped
class RouteStore {
    private final EntityManager entities;

    RouteStore(EntityManager entities) {
        this.entities = entities;
    }

    Optional<RouteEntity> find(String team, String name) {
        return Optional.ofNullable(entities.find(RouteEntity.class, new RouteEntity.Key(team, name)));
    }

    void add(RouteEntity route) {
        entities.persist(route);
    }

    List<RouteEntity> list(String team) {
        return entities.createQuery("from RouteEntity where key.team = :team order by key.name", RouteEntity.class)
                .setParameter("team", team)
                .getResultList();
    }

    List<RouteEntity> pointingAt(String team, Collection<String> deploymentIds) {
        return entities.createQuery(
                        "from RouteEntity where key.team = :team and deploymentId in :ids order by key.name",
                        RouteEntity.class)
                .setParameter("team", team)
                .setParameter("ids", deploymentIds)
                .getResultList();
    }
}
