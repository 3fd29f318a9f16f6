package dev.landbridge.registry.tag;

import dev.landbridge.kit.sql.SqlStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;

@ApplicationScoped
class TagStore extends SqlStore {
    TagStore(DataSource dataSource) {
        super(dataSource);
    }

    Map<String, Map<String, String>> ofModels(String team, Collection<String> models) {
        return grouped("select model, key, value from model_tag where team = ? and model = any(?)", team, models);
    }

    Map<String, Map<String, String>> ofVersions(String team, Collection<String> versionIds) {
        return grouped("""
                select version.id, tag.key, tag.value from model_version version
                  join version_tag tag using (team, model, version)
                 where version.team = ? and version.id = any(?)
                """, team, versionIds);
    }

    void putOnModel(String team, String model, String key, String value) {
        update("""
                insert into model_tag (team, model, key, value) values (?, ?, ?, ?)
                on conflict (team, model, key) do update set value = excluded.value
                """, team, model, key, value);
    }

    void putOnVersion(String team, String model, int version, String key, String value) {
        update("""
                insert into version_tag (team, model, version, key, value) values (?, ?, ?, ?, ?)
                on conflict (team, model, version, key) do update set value = excluded.value
                """, team, model, version, key, value);
    }

    void removeFromModel(String team, String model, String key) {
        update("delete from model_tag where team = ? and model = ? and key = ?", team, model, key);
    }

    void removeFromVersion(String team, String model, int version, String key) {
        update(
                "delete from version_tag where team = ? and model = ? and version = ? and key = ?",
                team,
                model,
                version,
                key);
    }

    void removeAllFromModel(String team, String model) {
        update("delete from model_tag where team = ? and model = ?", team, model);
    }

    private Map<String, Map<String, String>> grouped(String sql, String team, Collection<String> owners) {
        Map<String, Map<String, String>> tags = new HashMap<>();
        each(
                sql,
                row -> tags.computeIfAbsent(row.getString(1), owner -> new TreeMap<>())
                        .put(row.getString(2), row.getString(3)),
                team,
                texts(owners));
        return tags;
    }
}
