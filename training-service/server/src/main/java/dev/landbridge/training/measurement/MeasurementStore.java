package dev.landbridge.training.measurement;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

@ApplicationScoped
class MeasurementStore {
    private final DataSource dataSource;

    MeasurementStore(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** A step that is repeated after a resume keeps its place, and its number when the value is the same. */
    void upsert(String team, String runId, List<MetricSample> samples) {
        String sql = """
                insert into run_metric (run_id, team, key, step, value, at) values (?, ?, ?, ?, ?, ?)
                on conflict (run_id, key, step) do update
                   set value = excluded.value, at = excluded.at, seq = excluded.seq
                 where run_metric.value <> excluded.value
                """;
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (MetricSample sample : samples) {
                for (Map.Entry<String, Double> value : sample.values().entrySet()) {
                    bind(
                            statement,
                            runId,
                            team,
                            value.getKey(),
                            sample.step(),
                            value.getValue(),
                            Timestamp.from(sample.time()));
                    statement.addBatch();
                }
            }
            statement.executeBatch();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot write metrics of " + runId, e);
        }
    }

    void append(String team, String runId, List<LogLine> lines) {
        long next = queryLong("select coalesce(max(n), 0) from run_log where run_id = ?", runId) + 1;
        String sql = "insert into run_log (run_id, team, n, at, level, text) values (?, ?, ?, ?, ?, ?)";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (LogLine line : lines) {
                bind(statement, runId, team, next++, Timestamp.from(line.time()), line.level(), line.text());
                statement.addBatch();
            }
            statement.executeBatch();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot write the log of " + runId, e);
        }
    }

    void advance(String team, String runId, Progress progress) {
        String sql = """
                insert into run_progress (run_id, team, step, total_steps, tokens) values (?, ?, ?, ?, ?)
                on conflict (run_id) do update
                   set step = excluded.step, total_steps = excluded.total_steps, tokens = excluded.tokens,
                       updated_at = now()
                """;
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, runId, team, progress.step(), progress.totalSteps(), progress.tokens());
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot write the progress of " + runId, e);
        }
    }

    List<MetricPoint> series(String team, String runId, String key) {
        return query(
                "select step, value, at from run_metric where run_id = ? and key = ? and team = ? order by step",
                row -> new MetricPoint(
                        row.getLong(1), row.getDouble(2), row.getTimestamp(3).toInstant()),
                runId,
                key,
                team);
    }

    List<String> keys(String team, String runId) {
        return query(
                "select distinct key from run_metric where run_id = ? and team = ? order by key",
                row -> row.getString(1),
                runId,
                team);
    }

    List<NumberedMetric> metricsAfter(String team, String runId, long sequence, int limit) {
        return query(
                """
                select seq, key, step, value, at from run_metric
                 where run_id = ? and seq > ? and team = ? order by seq limit ?
                """,
                row -> new NumberedMetric(
                        row.getLong("seq"),
                        row.getString("key"),
                        row.getLong("step"),
                        row.getDouble("value"),
                        row.getTimestamp("at").toInstant()),
                runId,
                sequence,
                team,
                limit);
    }

    /** The sequence number before the newest {@code count} metric values. */
    long sequenceBefore(String runId, int count) {
        return queryLong("""
                select coalesce((select seq from run_metric where run_id = ? order by seq desc offset ? limit 1), 0)
                """, runId, count);
    }

    long lastLine(String runId) {
        return queryLong("select coalesce(max(n), 0) from run_log where run_id = ?", runId);
    }

    List<LogLine> linesAfter(String team, String runId, long after, int limit) {
        return query(
                "select n, at, level, text from run_log where run_id = ? and n > ? and team = ? order by n limit ?",
                row -> new LogLine(
                        row.getLong("n"),
                        row.getTimestamp("at").toInstant(),
                        row.getString("level"),
                        row.getString("text")),
                runId,
                after,
                team,
                limit);
    }

    Map<String, Progress> progress(Collection<String> runIds) {
        return query(
                        "select run_id, step, total_steps, tokens from run_progress where run_id = any(?)",
                        row -> Map.entry(
                                row.getString(1), new Progress(row.getLong(2), row.getLong(3), row.getLong(4))),
                        (Object) runIds.toArray(String[]::new))
                .stream()
                .collect(java.util.stream.Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** The newest and the first value of every metric of the runs. */
    List<MetricEdge> edges(Collection<String> runIds) {
        return query(
                """
                select run_id, key, (array_agg(value order by step))[1], (array_agg(value order by step desc))[1]
                  from run_metric where run_id = any(?) group by run_id, key
                """,
                row -> new MetricEdge(row.getString(1), row.getString(2), row.getDouble(3), row.getDouble(4)),
                (Object) runIds.toArray(String[]::new));
    }

    private long queryLong(String sql, Object... parameters) {
        return query(sql, row -> row.getLong(1), parameters).get(0);
    }

    private <T> List<T> query(String sql, RowReader<T> reader, Object... parameters) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, parameters);
            List<T> result = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    result.add(reader.read(row));
                }
            }
            return result;
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read measurements", e);
        }
    }

    private static void bind(PreparedStatement statement, Object... parameters) throws SQLException {
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
    }

    private interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }
}
