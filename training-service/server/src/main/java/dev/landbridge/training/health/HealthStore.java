package dev.landbridge.training.health;

import dev.landbridge.kit.id.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

@ApplicationScoped
class HealthStore {
    private final DataSource dataSource;

    HealthStore(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    void add(String team, String runId, int attempt, Finding finding) {
        String sql = """
                insert into health_finding (id, run_id, team, attempt, kind, severity, step, message, at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (run_id, attempt, kind) do nothing
                """;
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, Ids.next("fnd"));
            statement.setString(2, runId);
            statement.setString(3, team);
            statement.setInt(4, attempt);
            statement.setString(5, finding.kind().name());
            statement.setString(6, finding.kind().severity().name());
            statement.setLong(7, finding.step());
            statement.setString(8, finding.message());
            statement.setTimestamp(9, Timestamp.from(finding.at()));
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot write findings of " + runId, e);
        }
    }

    Map<String, List<Finding>> ofRuns(Collection<String> runIds) {
        String sql = "select run_id, kind, step, message, at from health_finding where run_id = any(?) order by id";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, runIds.toArray(String[]::new));
            Map<String, List<Finding>> byRun = new HashMap<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    byRun.computeIfAbsent(row.getString("run_id"), id -> new ArrayList<>())
                            .add(new Finding(
                                    FindingKind.valueOf(row.getString("kind")),
                                    row.getLong("step"),
                                    row.getString("message"),
                                    row.getTimestamp("at").toInstant()));
                }
            }
            return byRun;
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read findings", e);
        }
    }
}
