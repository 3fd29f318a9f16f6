package dev.landbridge.registry.tag;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

@ApplicationScoped
class TagStore {
    private final EntityManager entities;

    TagStore(EntityManager entities) {
        this.entities = entities;
    }

    Map<String, Map<String, String>> ofModels(String team, Collection<String> models) {
        return grouped(query("""
                        select model as owner, key, value from model_tag where team = ?1 and model = any(?2)
                        """, team, models.toArray(String[]::new)));
    }

    Map<String, Map<String, String>> ofVersions(String team, Collection<String> versionIds) {
        return grouped(query("""
                        select version.id as owner, tag.key, tag.value from model_version version
                          join version_tag tag using (team, model, version)
                         where version.team = ?1 and version.id = any(?2)
                        """, team, versionIds.toArray(String[]::new)));
    }

    void putOnModel(String team, String model, String key, String value) {
        query("""
                insert into model_tag (team, model, key, value) values (?1, ?2, ?3, ?4)
                on conflict (team, model, key) do update set value = excluded.value
                """, team, model, key, value).executeUpdate();
    }

    void putOnVersion(String team, String model, int version, String key, String value) {
        query("""
                insert into version_tag (team, model, version, key, value) values (?1, ?2, ?3, ?4, ?5)
                on conflict (team, model, version, key) do update set value = excluded.value
                """, team, model, version, key, value).executeUpdate();
    }

    void removeFromModel(String team, String model, String key) {
        query("delete from model_tag where team = ?1 and model = ?2 and key = ?3", team, model, key)
                .executeUpdate();
    }

    void removeFromVersion(String team, String model, int version, String key) {
        query("""
                delete from version_tag where team = ?1 and model = ?2 and version = ?3 and key = ?4
                """, team, model, version, key).executeUpdate();
    }

    void removeAllFromModel(String team, String model) {
        query("delete from model_tag where team = ?1 and model = ?2", team, model)
                .executeUpdate();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Map<String, String>> grouped(Query query) {
        Map<String, Map<String, String>> tags = new HashMap<>();
        for (Tuple row : (java.util.List<Tuple>) query.getResultList()) {
            tags.computeIfAbsent(row.get("owner", String.class), owner -> new TreeMap<>())
                    .put(row.get("key", String.class), row.get("value", String.class));
        }
        return tags;
    }

    private Query query(String sql, Object... parameters) {
        Query query = sql.stripLeading().startsWith("select")
                ? entities.createNativeQuery(sql, Tuple.class)
                : entities.createNativeQuery(sql);
        for (int i = 0; i < parameters.length; i++) {
            query.setParameter(i + 1, parameters[i]);
        }
        return query;
    }
}
