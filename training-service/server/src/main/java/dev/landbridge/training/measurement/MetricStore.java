package dev.landbridge.training.measurement;

import dev.landbridge.kit.sql.SqlStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** Series and points. Whoever writes holds the run, so that no two transactions change one run's series at a time. */
@ApplicationScoped
class MetricStore extends SqlStore {
    private static final String ADD = """
            with input as materialized (
                select distinct key, step, at, value
                  from unnest(?::text[], ?::bigint[], ?::bigint[], ?::float8[]) as given (key, step, at, value)
                 where not (? and exists (
                       select from metric_series s join metric_point p on p.series_id = s.id
                        where s.run_id = ? and s.key = given.key and p.step = given.step and p.seq is not null))),
            newest as (
                select distinct on (key) key, step, at, value, count(*) over (partition by key) as points
                  from input order by key, step desc, at desc, value desc),
            existing as materialized (
                select s.id, newest.*,
                       (newest.step, newest.at, newest.value) > (s.last_step, s.last_at, s.last_value) as outrun
                  from metric_series s join newest on newest.key = s.key where s.run_id = ?),
            fresh as (
                insert into metric_series (run_id, key, team, points, last_step, last_at, last_value)
                select ?, key, ?, points, step, at, value from newest where key not in (select key from existing)
                returning id, key),
            written as (
                insert into metric_point (series_id, at, step, value, seq)
                select s.id, input.at, input.step, input.value,
                       case when ? then nextval('run_metric_sequence') end
                  from input join (select id, key from existing union all select id, key from fresh) s
                    on s.key = input.key
                 order by input.step
                    on conflict do nothing
                returning series_id),
            counted as (select series_id, count(*) as points from written group by series_id)
            update metric_series s
               set points = s.points + counted.points,
                   last_step = case when outrun then existing.step else s.last_step end,
                   last_at = case when outrun then existing.at else s.last_at end,
                   last_value = case when outrun then existing.value else s.last_value end
              from existing join counted on counted.series_id = existing.id
             where s.id = existing.id
            """;

    MetricStore(DataSource dataSource) {
        super(dataSource);
    }

    /** Adds points; those that are there already change nothing. */
    void add(String team, UUID runId, MetricBatch batch) {
        add(false, team, runId, batch);
    }

    /** Adds numbered points of which a series has one a step: a repeated step replaces a different value. */
    void replace(String team, UUID runId, MetricBatch batch) {
        update("""
                with dropped as (
                    delete from metric_point p using unnest(?::text[], ?::bigint[], ?::float8[]) as given (key, step, value),
                           metric_series s
                     where s.run_id = ? and s.key = given.key and p.series_id = s.id and p.step = given.step
                       and p.seq is not null and p.value <> given.value
                    returning s.id)
                update metric_series s set points = s.points - d.points
                  from (select id, count(*) as points from dropped group by id) d where d.id = s.id
                """, batch.keys(), batch.steps(), batch.values(), runId);
        add(true, team, runId, batch);
    }

    /** The newest point of every metric of the runs, by key. */
    List<LatestMetric> latest(String team, Collection<UUID> runIds) {
        return query("""
                select run_id, key, last_step, last_at, last_value from metric_series
                 where run_id = any(?) and team = ? order by run_id, key
                """, MetricStore::latestOf, ids(runIds), team);
    }

    /** As {@link #latest(String, Collection)}, of the named metrics. */
    List<LatestMetric> latest(String team, Collection<UUID> runIds, Collection<String> keys) {
        return query("""
                select run_id, key, last_step, last_at, last_value from metric_series
                 where run_id = any(?) and key = any(?) and team = ? order by run_id, key
                """, MetricStore::latestOf, ids(runIds), texts(keys), team);
    }

    /** The first metrics of each run, by key. */
    List<LatestMetric> firstKeys(String team, Collection<UUID> runIds, int limit) {
        return query("""
                select s.* from unnest(?::uuid[]) as run (id) cross join lateral (
                    select run_id, key, last_step, last_at, last_value from metric_series
                     where run_id = run.id and team = ? order by key limit ?) s
                """, MetricStore::latestOf, ids(runIds), team, limit);
    }

    /** Points of one metric in the order of time, step and value, after a place in it. */
    void history(String team, UUID runId, String key, HistoryCursor after, int limit, PointVisitor visitor) {
        seriesId(team, runId, key)
                .ifPresent(series -> each(
                        """
                        select at, step, value from metric_point
                         where series_id = ? and (at, step, value) > (?, ?, ?) order by at, step, value limit ?
                        """,
                        row -> visitor.visit(row.getLong(1), row.getLong(2), row.getDouble(3)),
                        series,
                        after.at(),
                        after.step(),
                        after.value(),
                        limit));
    }

    private Optional<Long> seriesId(String team, UUID runId, String key) {
        return first(
                "select id from metric_series where run_id = ? and key = ? and team = ?",
                row -> row.getLong(1),
                runId,
                key,
                team);
    }

    /** At most {@code size} points in the order of steps, evenly chosen, with the first and the last. */
    List<LatestMetric> sampled(String team, UUID runId, String key, StepRange range, int size) {
        return query(
                """
                with numbered as (
                    select s.run_id, s.key, p.step as last_step, p.at as last_at, p.value as last_value,
                           row_number() over (order by p.step, p.at, p.value) - 1 as place, count(*) over () as total
                      from metric_series s join metric_point p on p.series_id = s.id
                     where s.run_id = ? and s.key = ? and s.team = ? and p.step between ? and ?)
                select * from numbered
                 where total <= ?::bigint or place = total - 1
                    or (? > 1 and place * (?::bigint - 1) / nullif(total - 1, 0)
                               <> (place - 1) * (?::bigint - 1) / nullif(total - 1, 0))
                    or (? > 1 and place = 0)
                 order by place
                """,
                MetricStore::latestOf,
                runId,
                key,
                team,
                range.first(),
                range.last(),
                size,
                size,
                size,
                size,
                size);
    }

    /**
     * Keys after a key, with the runs and points they have. Only the first keys of each run can be among the first keys
     * of all, so that no more than {@code limit} of each run are read.
     */
    List<MetricKey> keys(String team, Collection<UUID> runIds, String prefix, String after, int limit) {
        return query(
                """
                select key, count(*), sum(points) from unnest(?::uuid[]) as run (id) cross join lateral (
                    select key, points from metric_series
                     where run_id = run.id and key >= ? and key <= ? and key > ? and team = ?
                     order by key limit ?) s
                 group by key order by key limit ?
                """,
                row -> new MetricKey(row.getString(1), row.getInt(2), row.getLong(3)),
                ids(runIds),
                prefix,
                prefix + "\uDBFF\uDFFF",
                after,
                team,
                limit,
                limit);
    }

    /** The series of the runs and keys, largest number of points known. */
    List<SeriesSize> sizes(String team, Collection<UUID> runIds, Collection<String> keys) {
        return query(
                """
                select id, run_id, key, points from metric_series
                 where run_id = any(?) and key = any(?) and team = ? order by key, run_id
                """,
                row -> new SeriesSize(
                        row.getLong(1), row.getObject(2, UUID.class), row.getString(3), (int) row.getLong(4)),
                ids(runIds),
                texts(keys),
                team);
    }

    /** Every point of the series, series after series, each in step order. */
    void points(Collection<Long> seriesIds, SeriesVisitor visitor) {
        each("""
                select p.series_id, p.step, p.at, p.value from unnest(?::bigint[]) with ordinality as wanted (id, place)
                  join metric_point p on p.series_id = wanted.id order by wanted.place, p.step, p.at, p.value
                """, row -> visitor.visit(row.getLong(1), row.getLong(2), row.getLong(3), row.getDouble(4)), (Object)
                seriesIds.stream().mapToLong(Long::longValue).toArray());
    }

    private void add(boolean numbered, String team, UUID runId, MetricBatch batch) {
        update(
                ADD,
                batch.keys(),
                batch.steps(),
                batch.times(),
                batch.values(),
                numbered,
                runId,
                runId,
                runId,
                team,
                numbered);
    }

    private static LatestMetric latestOf(ResultSet row) throws SQLException {
        return new LatestMetric(
                row.getObject("run_id", UUID.class),
                row.getString("key"),
                row.getLong("last_step"),
                row.getLong("last_at"),
                row.getDouble("last_value"));
    }

    /** One series' place in a listing. */
    record SeriesSize(long id, UUID runId, String key, int points) {}

    /** Takes one point. */
    interface SeriesVisitor {
        void visit(long seriesId, long step, long at, double value);
    }
}
