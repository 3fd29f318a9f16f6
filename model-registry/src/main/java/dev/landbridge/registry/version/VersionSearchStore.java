package dev.landbridge.registry.version;

import dev.landbridge.kit.sql.SqlStore;
import dev.landbridge.registry.search.Column;
import dev.landbridge.registry.search.Order;
import dev.landbridge.registry.search.Query;
import dev.landbridge.registry.search.SqlSearch;
import dev.landbridge.registry.search.SqlText;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/** Finds versions without reading what can be long. */
@ApplicationScoped
class VersionSearchStore extends SqlStore {
    private static final String SELECT = """
            select v.id, v.model, v.version, v.status, v.run_id, v.created_at, v.created_by, v.updated_at,
                   v.description, v.source, v.run_link, v.logged_model_id from model_version v
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

    VersionSearchStore(DataSource dataSource) {
        super(dataSource);
    }

    SqlSearch.Rows<VersionSummary> search(String team, Query query) {
        SqlText text = new SqlText().add(SELECT).add(" where v.deleted_at is null and v.team = ", team);
        SEARCH.complete(text, query);
        return SEARCH.page(
                query,
                query(text.sql(), VersionSearchStore::summary, text.parameters().toArray()),
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

    /** The newest version of each model, and the named ones: model and version at the same index belong together. */
    List<VersionSummary> newest(String team, Collection<String> models, List<String> namedModels, int[] named) {
        String sql = "select * from (select newest.* from unnest(?) as wanted(name) cross join lateral (" + SELECT
                + """
                         where v.team = ? and v.model = wanted.name and v.deleted_at is null
                         order by v.version desc limit 1) newest
                    union
                """
                + SELECT + """
                      join unnest(?, ?) as named(model, version) using (model, version)
                     where v.team = ? and v.deleted_at is null) found
                 order by model, version desc
                """;
        return query(sql, VersionSearchStore::summary, texts(models), team, texts(namedModels), named, team);
    }

    private static VersionSummary summary(ResultSet row) throws SQLException {
        return new VersionSummary(
                row.getString("id"),
                row.getString("model"),
                row.getInt("version"),
                row.getString("status"),
                row.getString("run_id"),
                time(row, "created_at"),
                row.getString("created_by"),
                time(row, "updated_at"),
                row.getString("description"),
                new Origin(row.getString("source"), row.getString("run_link"), row.getString("logged_model_id")),
                List.of(),
                Map.of());
    }
}
