package dev.landbridge.eval.evaluation;

import dev.landbridge.eval.inference.Target;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;

/** Answers that endpoints gave, by the hash of the request. */
@ApplicationScoped
class ResponseStore {
    private final DataSource dataSource;

    ResponseStore(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** @param shared whether answers to other evaluations of the same target count */
    DocumentDoor.Answers of(String evaluationId, Target target, boolean shared) {
        return new DocumentDoor.Answers() {
            @Override
            public Optional<String> find(String requestHash) {
                Optional<String> own = query("""
                        select response from evaluation_response where evaluation_id = ? and request_hash = ?
                        """, evaluationId, requestHash);
                return own.isPresent() || !shared ? own : query("""
                                select response from evaluation_response
                                 where team = ? and target_id = ? and request_hash = ?
                                 order by created_at desc limit 1
                                """, target.team(), target.id(), requestHash);
            }

            @Override
            public void keep(String requestHash, String response) {
                insert(evaluationId, requestHash, target.team(), target.id(), response);
            }
        };
    }

    private Optional<String> query(String sql, String... parameters) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, parameters);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read kept answers", e);
        }
    }

    private void insert(String... parameters) {
        String sql = """
                insert into evaluation_response
                       (evaluation_id, request_hash, team, target_id, response, created_at)
                values (?, ?, ?, ?, ?, now()) on conflict do nothing
                """;
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, parameters);
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot keep an answer", e);
        }
    }

    private static void bind(PreparedStatement statement, String... parameters) throws SQLException {
        for (int i = 0; i < parameters.length; i++) {
            statement.setString(i + 1, parameters[i]);
        }
    }
}
