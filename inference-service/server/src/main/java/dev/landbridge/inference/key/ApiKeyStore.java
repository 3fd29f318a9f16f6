package dev.landbridge.inference.key;

import dev.landbridge.kit.page.PageRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

@ApplicationScoped
class ApiKeyStore {
    private final EntityManager entities;

    ApiKeyStore(EntityManager entities) {
        this.entities = entities;
    }

    void add(ApiKeyEntity key) {
        entities.persist(key);
    }

    Optional<ApiKeyEntity> find(String team, String id) {
        return entities.createQuery("from ApiKeyEntity where team = :team and id = :id", ApiKeyEntity.class)
                .setParameter("team", team)
                .setParameter("id", id)
                .getResultStream()
                .findFirst();
    }

    Optional<ApiKeyEntity> findByPublicId(String publicId) {
        return entities.createQuery("from ApiKeyEntity where publicId = :publicId", ApiKeyEntity.class)
                .setParameter("publicId", publicId)
                .getResultStream()
                .findFirst();
    }

    /** Newest first, one more than the page holds. */
    List<ApiKeyEntity> list(String team, PageRequest page) {
        return entities.createQuery(
                        "from ApiKeyEntity where team = :team and id < :before order by id desc", ApiKeyEntity.class)
                .setParameter("team", team)
                .setParameter("before", page.after().orElse("~"))
                .setMaxResults(page.size() + 1)
                .getResultList();
    }

    // Not through the entity: a use is no change of the key and must not clash with one.
    void used(Map<String, Instant> uses) {
        uses.forEach((id, at) -> entities.createNativeQuery(
                        "update api_key set last_used_at = greatest(last_used_at, cast(:at as timestamptz)) where id = :id")
                .setParameter("at", at)
                .setParameter("id", id)
                .executeUpdate());
    }
}
