package dev.landbridge.registry.mlflow;

import dev.landbridge.registry.mlflow.RandomFilter.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/** Writes rows to be searched, with times of the test's choice. */
@ApplicationScoped
class SearchRows {
    private final DataSource database;

    SearchRows(DataSource database) {
        this.database = database;
    }

    /** @param visible gets the row too; null makes it a deleted one */
    void addModel(String team, Row row, List<Row> visible) throws SQLException {
        update(
                "insert into model (id, team, name, description, created_at, updated_at, created_by, row_version,"
                        + " deleted_at) values (?, ?, ?, '', ?, ?, 'usr', 0, ?)",
                team + "/" + row.name(),
                team,
                row.name(),
                Timestamp.from(row.created()),
                Timestamp.from(row.updated()),
                visible == null ? Timestamp.from(row.updated()) : null);
        for (Map.Entry<String, String> tag : row.tags().entrySet()) {
            update("insert into model_tag values (?, ?, ?, ?)", team, row.name(), tag.getKey(), tag.getValue());
        }
        if (visible != null) {
            visible.add(row);
        }
    }

    /** @param visible gets the row too; null makes it a deleted one */
    void addVersion(String team, Row row, List<Row> visible) throws SQLException {
        update(
                "insert into model_version (id, team, model, version, status, digest, size, files, parameters, tensors,"
                        + " attempt, checkpoint_step, facts, created_by, row_version, run_id, source, created_at,"
                        + " updated_at, deleted_at)"
                        + " values (?, ?, ?, ?, 'READY', '', 0, '[]', 0, '[]', 0, 0, '{}', 'usr', 0, ?, ?, ?, ?, ?)",
                team + "/" + row.name() + "/" + row.version(),
                team,
                row.name(),
                row.version(),
                row.runId(),
                row.source(),
                Timestamp.from(row.created()),
                Timestamp.from(row.updated()),
                visible == null ? Timestamp.from(row.updated()) : null);
        for (Map.Entry<String, String> tag : row.tags().entrySet()) {
            update(
                    "insert into version_tag values (?, ?, ?, ?, ?)",
                    team,
                    row.name(),
                    row.version(),
                    tag.getKey(),
                    tag.getValue());
        }
        if (visible != null) {
            visible.add(row);
        }
    }

    /** How this database sorts the team's names, which its locale decides. */
    Comparator<String> nameOrder(String team) throws SQLException {
        List<String> names = new ArrayList<>();
        try (Connection connection = database.getConnection();
                PreparedStatement select =
                        connection.prepareStatement("select name from model where team = ? order by name")) {
            select.setString(1, team);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    names.add(rows.getString(1));
                }
            }
        }
        return Comparator.comparing(names::indexOf);
    }

    private void update(String sql, Object... parameters) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            statement.executeUpdate();
        }
    }
}
