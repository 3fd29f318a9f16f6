package dev.landbridge.registry.model;

import dev.landbridge.kit.sql.SqlStore;
import dev.landbridge.registry.search.Column;
import dev.landbridge.registry.search.Order;
import dev.landbridge.registry.search.Query;
import dev.landbridge.registry.search.SqlSearch;
import dev.landbridge.registry.search.SqlText;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/** Pages of models, without their aliases and tags; read past the persistence context, which watches its rows. */
@ApplicationScoped
class ModelListing extends SqlStore {
    private static final String SELECT = """
            select m.name, m.description, m.team, m.created_at, m.updated_at, m.latest_version, m.versions_count,
                   m.licence, m.intended_use, m.created_by, m.visibility
              from model m where m.deleted_at is null and m.team =\s""";
    private static final SqlSearch SEARCH = new SqlSearch(
            Map.of(
                    "name",
                    Column.text("m.name"),
                    "creation_timestamp",
                    Column.time("m.created_at"),
                    "last_updated_timestamp",
                    Column.time("m.updated_at")),
            List.of("name", "creation_timestamp", "last_updated_timestamp"),
            "from model_tag t where t.team = m.team and t.model = m.name",
            List.of(new Order("name", false)));

    ModelListing(DataSource dataSource) {
        super(dataSource);
    }

    SqlSearch.Rows<Model> list(String team, ModelFilter filter, Query page) {
        SqlText text = new SqlText().add(SELECT, team);
        filter.complete(text, team);
        return rows(text, page);
    }

    SqlSearch.Rows<Model> search(String team, Query query) {
        return rows(new SqlText().add(SELECT, team), query);
    }

    private SqlSearch.Rows<Model> rows(SqlText text, Query query) {
        SEARCH.complete(text, query);
        return SEARCH.page(
                query,
                select(text),
                row -> Map.of(
                        "name",
                        row.name(),
                        "creation_timestamp",
                        row.createdAt(),
                        "last_updated_timestamp",
                        row.updatedAt()));
    }

    private List<Model> select(SqlText text) {
        return query(text.sql(), ModelListing::model, text.parameters().toArray());
    }

    private static Model model(ResultSet row) throws SQLException {
        int latest = row.getInt("latest_version");
        return new Model(
                row.getString("name"),
                row.getString("description"),
                row.getString("team"),
                time(row, "created_at"),
                time(row, "updated_at"),
                latest == 0 ? null : latest,
                List.of(),
                row.getInt("versions_count"),
                Map.of(),
                row.getString("licence"),
                row.getString("intended_use"),
                row.getString("created_by"),
                row.getString("visibility"));
    }
}
