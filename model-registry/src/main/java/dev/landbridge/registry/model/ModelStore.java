package dev.landbridge.registry.model;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

@ApplicationScoped
class ModelStore implements PanacheRepositoryBase<ModelEntity, String> {
    Optional<ModelEntity> find(String team, String name) {
        return find("team = ?1 and name = ?2", team, name).firstResultOptional();
    }

    List<ModelEntity> page(String team, String afterName, int limit) {
        return find("team = ?1 and name > ?2 order by name", team, afterName)
                .page(0, limit)
                .list();
    }

    /**
     * The next version number, taken by one atomic update: two writers get two numbers, and a rolled back registration
     * leaves no gap, because the row stays locked until its transaction ends.
     */
    int takeVersionNumber(String team, String name) {
        return (Integer) getEntityManager()
                .createNativeQuery("""
                        update model set next_version = next_version + 1, updated_at = now()
                         where team = ?1 and name = ?2 returning next_version - 1
                        """, Integer.class)
                .setParameter(1, team)
                .setParameter(2, name)
                .getSingleResult();
    }
}
