package dev.landbridge.training.tracking;

import dev.landbridge.kit.sql.SqlStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

@ApplicationScoped
class TrackedRunStore extends SqlStore {
    static final String COLUMNS = """
            r.id, e.number, r.name, r.status, r.user_name, r.started_at, r.ended_at, r.artifact_uri, r.lifecycle,
            r.managed_run_id
            """;

    TrackedRunStore(DataSource dataSource) {
        super(dataSource);
    }

    void add(String team, String experimentId, TrackedRun run) {
        update(
                """
                insert into tracked_run (id, team, experiment_id, name, status, user_name, started_at, artifact_uri,
                                         managed_run_id)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                run.id(),
                team,
                experimentId,
                run.name(),
                run.status(),
                run.user(),
                run.startedAt(),
                run.artifactUri(),
                run.managedRunId());
    }

    List<TrackedRun> find(String team, Collection<UUID> ids) {
        return query(
                "select " + COLUMNS + " from tracked_run r join experiment e on e.id = r.experiment_id"
                        + " where r.id = any(?) and r.team = ?",
                TrackedRunStore::runOf,
                ids(ids),
                team);
    }

    /** The run, held against other writers until the transaction ends; new params, tags and series may refer to it. */
    Optional<TrackedRun> held(String team, UUID id) {
        return first(
                "select " + COLUMNS + " from tracked_run r join experiment e on e.id = r.experiment_id"
                        + " where r.id = ? and r.team = ? for no key update of r",
                TrackedRunStore::runOf,
                id,
                team);
    }

    void update(UUID id, String name, String status, Long endedAt) {
        update("update tracked_run set name = ?, status = ?, ended_at = ? where id = ?", name, status, endedAt, id);
    }

    /** What the control plane says about a run it trains. */
    void follow(UUID id, String status, Long startedAt, Long endedAt) {
        update("""
                update tracked_run set status = ?, started_at = coalesce(?, started_at), ended_at = ? where id = ?
                """, status, startedAt, endedAt, id);
    }

    void move(UUID id, String lifecycle, Long deletedAt) {
        update("update tracked_run set lifecycle = ?, deleted_at = ? where id = ?", lifecycle, deletedAt, id);
    }

    void moveAll(String team, String experimentId, String lifecycle, Long deletedAt) {
        update(
                "update tracked_run set lifecycle = ?, deleted_at = ? where experiment_id = ? and team = ?",
                lifecycle,
                deletedAt,
                experimentId,
                team);
    }

    /** Params that are new; the others keep their value. */
    void addParams(String team, UUID id, List<Map.Entry<String, String>> params) {
        update("""
                insert into run_param (run_id, team, key, value)
                select ?, ?, key, value from unnest(?::text[], ?::text[]) as given (key, value)
                    on conflict do nothing
                """, id, team, keys(params), values(params));
    }

    void setTags(String team, UUID id, Map<String, String> tags) {
        List<Map.Entry<String, String>> entries = List.copyOf(tags.entrySet());
        update("""
                insert into run_tag (run_id, team, key, value)
                select ?, ?, key, value from unnest(?::text[], ?::text[]) as given (key, value) order by key
                    on conflict (run_id, key) do update set value = excluded.value
                """, id, team, keys(entries), values(entries));
    }

    int deleteTag(UUID id, String key) {
        return update("delete from run_tag where run_id = ? and key = ?", id, key);
    }

    /** Params and tags: run, key, value. */
    List<KeyedValue> params(Collection<UUID> ids) {
        return keyed("run_param", ids);
    }

    List<KeyedValue> tags(Collection<UUID> ids) {
        return keyed("run_tag", ids);
    }

    List<KeyedValue> params(UUID id, Collection<String> keys) {
        return query(
                "select run_id, key, value from run_param where run_id = ? and key = any(?)",
                row -> new KeyedValue(row.getObject(1, UUID.class), row.getString(2), row.getString(3)),
                id,
                texts(keys));
    }

    static TrackedRun runOf(ResultSet row) throws SQLException {
        return new TrackedRun(
                row.getObject(1, UUID.class),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getLong(6),
                longOrNull(row, "ended_at"),
                row.getString(8),
                row.getString(9),
                row.getString(10));
    }

    private List<KeyedValue> keyed(String table, Collection<UUID> ids) {
        return query(
                "select run_id, key, value from " + table + " where run_id = any(?) order by run_id, key",
                row -> new KeyedValue(row.getObject(1, UUID.class), row.getString(2), row.getString(3)),
                (Object) ids(ids));
    }

    private static String[] keys(List<Map.Entry<String, String>> entries) {
        return entries.stream().map(Map.Entry::getKey).toArray(String[]::new);
    }

    private static String[] values(List<Map.Entry<String, String>> entries) {
        return entries.stream().map(Map.Entry::getValue).toArray(String[]::new);
    }

    /** A param or tag of a run. */
    record KeyedValue(UUID runId, String key, String value) {}
}
