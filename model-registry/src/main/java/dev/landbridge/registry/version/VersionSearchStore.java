package dev.landbridge.registry.version;

import dev.landbridge.registry.search.Column;
import dev.landbridge.registry.search.Order;
import dev.landbridge.registry.search.Query;
import dev.landbridge.registry.search.SqlSearch;
import dev.landbridge.registry.search.SqlText;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Finds versions without reading what can be long. */
@ApplicationScoped
class VersionSearchStore {
    private static final String SELECT = """
            select v.id, v.model, v.version, v.status, v.run_id, v.created_at, v.created_by, v.updated_at,
                   v.description, v.source, v.run_link, v.logged_model_id
            """;
    private static final SqlSearch SEARCH = new SqlSearch(
            Map.of(
                    "name",
                    Column.text("v.model"),
                    "version_number",
                    Column.number("v.version"),
                    "run_id",
                    Column.text("v.run_id"),
                    "source_path",
                    Column.text("v.source"),
                    "creation_timestamp",
                    Column.time("v.created_at"),
                    "last_updated_timestamp",
                    Column.time("v.updated_at")),
            List.of("name", "version_number", "creation_timestamp", "last_updated_timestamp"),
            "from version_tag t where t.team = v.team and t.model = v.model and t.version = v.version",
            List.of(new Order("name", false), new Order("version_number", true)));

    private final EntityManager entities;

    VersionSearchStore(EntityManager entities) {
        this.entities = entities;
    }

    SqlSearch.Rows<VersionSummary> search(String team, Query query) {
        SqlText text =
                new SqlText().add(SELECT).add("  from model_version v where v.deleted_at is null and v.team = ", team);
        SEARCH.complete(text, query);
        return SEARCH.page(
                query,
                rows(text.sql(), text.parameters()),
                row -> Map.of(
                        "name",
                        row.model(),
                        "version_number",
                        row.version(),
                        "creation_timestamp",
                        row.createdAt(),
                        "last_updated_timestamp",
                        row.updatedAt()));
    }

    /** The newest version of each model and those under these aliases. */
    List<VersionSummary> newest(String team, Collection<String> models, Collection<String> aliases) {
        String sql = SELECT + """
                  from unnest(?2) as wanted(name)
                 cross join lateral (
                       (select n.id from model_version n
                         where n.team = ?1 and n.model = wanted.name and n.deleted_at is null
                         order by n.version desc limit 1)
                        union
                       (select n.id from model_alias a join model_version n using (team, model, version)
                         where a.team = ?1 and a.model = wanted.name and a.name = any(?3)
                           and n.deleted_at is null)) picked
                  join model_version v on v.id = picked.id
                 order by v.model, v.version desc
                """;
        return rows(sql, List.of(team, models.toArray(String[]::new), aliases.toArray(String[]::new)));
    }

    @SuppressWarnings("unchecked")
    private List<VersionSummary> rows(String sql, List<Object> parameters) {
        var query = entities.createNativeQuery(sql, Tuple.class);
        for (int i = 0; i < parameters.size(); i++) {
            query.setParameter(i + 1, parameters.get(i));
        }
        return ((List<Tuple>) query.getResultList())
                .stream().map(VersionSearchStore::summary).toList();
    }

    private static VersionSummary summary(Tuple row) {
        return new VersionSummary(
                row.get("id", String.class),
                row.get("model", String.class),
                row.get("version", Integer.class),
                row.get("status", String.class),
                row.get("run_id", String.class),
                row.get("created_at", Instant.class),
                row.get("created_by", String.class),
                row.get("updated_at", Instant.class),
                row.get("description", String.class),
                new Origin(
                        row.get("source", String.class),
                        row.get("run_link", String.class),
                        row.get("logged_model_id", String.class)),
                List.of(),
                Map.of());
    }
}
