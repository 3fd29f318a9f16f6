package dev.landbridge.training.measurement;

import dev.landbridge.kit.sql.SqlStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;

@ApplicationScoped
class MeasurementStore extends SqlStore {
    MeasurementStore(DataSource dataSource) {
        super(dataSource);
    }

    void append(String team, String runId, List<LogLine> lines) {
        long next = queryLong("select coalesce(max(n), 0) from run_log where run_id = ?", runId) + 1;
        update(
                """
                insert into run_log (run_id, team, n, at, level, text)
                select ?, ?, ? + place - 1, to_timestamp(millis / 1000.0), level, text
                  from unnest(?::bigint[], ?::text[], ?::text[]) with ordinality as line (millis, level, text, place)
                """,
                runId,
                team,
                next,
                lines.stream().mapToLong(line -> line.time().toEpochMilli()).toArray(),
                lines.stream().map(LogLine::level).toArray(String[]::new),
                lines.stream().map(LogLine::text).toArray(String[]::new));
    }

    void advance(String team, String runId, Progress progress) {
        update("""
                insert into run_progress (run_id, team, step, total_steps, tokens) values (?, ?, ?, ?, ?)
                on conflict (run_id) do update
                   set step = excluded.step, total_steps = excluded.total_steps, tokens = excluded.tokens,
                       updated_at = now()
                """, runId, team, progress.step(), progress.totalSteps(), progress.tokens());
    }

    List<MetricPoint> series(String team, UUID runId, String key) {
        return query(
                """
                select p.step, p.value, p.at from metric_series s join metric_point p on p.series_id = s.id
                 where s.run_id = ? and s.key = ? and s.team = ? order by p.step
                """,
                row -> new MetricPoint(row.getLong(1), row.getDouble(2), Instant.ofEpochMilli(row.getLong(3))),
                runId,
                key,
                team);
    }

    List<String> keys(String team, UUID runId) {
        return query(
                "select key from metric_series where run_id = ? and team = ? order by key",
                row -> row.getString(1),
                runId,
                team);
    }

    List<NumberedMetric> metricsAfter(String team, UUID runId, long sequence, int limit) {
        return query(
                """
                select p.seq, s.key, p.step, p.value, p.at from metric_series s cross join lateral (
                    select * from metric_point where series_id = s.id and seq > ? order by seq limit ?) p
                 where s.run_id = ? and s.team = ? order by p.seq limit ?
                """,
                row -> new NumberedMetric(
                        row.getLong("seq"),
                        row.getString("key"),
                        row.getLong("step"),
                        row.getDouble("value"),
                        Instant.ofEpochMilli(row.getLong("at"))),
                sequence,
                limit,
                runId,
                team,
                limit);
    }

    /** The sequence number before the newest {@code count} metric values. */
    long sequenceBefore(UUID runId, int count) {
        return queryLong("""
                select coalesce((
                    select p.seq from metric_series s cross join lateral (
                        select seq from metric_point where series_id = s.id and seq is not null
                         order by seq desc limit ?) p
                     where s.run_id = ? order by p.seq desc offset ? limit 1), 0)
                """, count + 1, runId, count);
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
                        (Object) texts(runIds))
                .stream()
                .collect(java.util.stream.Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** The newest and the first value of every metric of the runs. */
    List<MetricEdge> edges(Collection<UUID> runIds) {
        return query(
                """
                select s.run_id, s.key, p.value, s.last_value from metric_series s cross join lateral (
                    select value from metric_point where series_id = s.id and seq is not null order by step limit 1) p
                 where s.run_id = any(?)
                """,
                row -> new MetricEdge(
                        row.getObject(1, UUID.class), row.getString(2), row.getDouble(3), row.getDouble(4)),
                (Object) ids(runIds));
    }

    private long queryLong(String sql, Object... parameters) {
        return query(sql, row -> row.getLong(1), parameters).get(0);
    }
}
