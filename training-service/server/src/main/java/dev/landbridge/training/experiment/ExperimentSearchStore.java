package dev.landbridge.training.experiment;

import dev.landbridge.kit.sql.SqlStore;
import dev.landbridge.training.search.Comparison;
import dev.landbridge.training.search.FieldKind;
import dev.landbridge.training.search.Order;
import dev.landbridge.training.search.SqlConditions;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;

@ApplicationScoped
class ExperimentSearchStore extends SqlStore {
    private static final Map<String, String> COLUMNS = Map.of(
            "name", "e.name",
            "experiment_id", "e.number::text",
            "creation_time", "extract(epoch from e.created_at) * 1000",
            "last_update_time", "extract(epoch from e.updated_at) * 1000");
    private static final Map<String, String> ORDERS = Map.of(
            "name", "e.name",
            "experiment_id", "e.number",
            "creation_time", "e.created_at",
            "last_update_time", "e.updated_at");

    ExperimentSearchStore(DataSource dataSource) {
        super(dataSource);
    }

    /** Numbers of the experiments found, in order. */
    List<Long> search(
            String team, Lifecycle lifecycle, List<Comparison> filter, List<Order> orders, long offset, int limit) {
        SqlConditions where =
                new SqlConditions().and("e.team = ?", team).and("e.lifecycle = any(?)", (Object) lifecycle.stages());
        filter.forEach(comparison -> condition(where, comparison));
        List<Object> values = new ArrayList<>(where.values());
        values.add(offset);
        values.add(limit);
        return query(
                "select e.number from experiment e where true" + where.sql() + "\n order by " + order(orders)
                        + " offset ? limit ?",
                row -> row.getLong(1),
                values.toArray());
    }

    Map<String, Map<String, String>> tags(Collection<String> ids) {
        Map<String, Map<String, String>> tags = new HashMap<>();
        each(
                "select experiment_id, key, value from experiment_tag where experiment_id = any(?)",
                row -> tags.computeIfAbsent(row.getString(1), id -> new TreeMap<>())
                        .put(row.getString(2), row.getString(3)),
                (Object) texts(ids));
        return tags;
    }

    void setTag(String team, String id, String key, String value) {
        update("""
                insert into experiment_tag (experiment_id, key, team, value) values (?, ?, ?, ?)
                on conflict (experiment_id, key) do update set value = excluded.value
                """, id, key, team, value);
    }

    int deleteTag(String id, String key) {
        return update("delete from experiment_tag where experiment_id = ? and key = ?", id, key);
    }

    /** Experiments by the newest of their runs, for the portal. */
    List<ExperimentOverview> overviews(String team, long offset, int limit) {
        return query(
                """
                select e.number, e.name, e.updated_at, r.runs, r.newest
                  from experiment e cross join lateral (
                       select count(*) as runs, max(started_at) as newest from tracked_run
                        where experiment_id = e.id and team = e.team and lifecycle = 'active') r
                 where e.team = ? and e.lifecycle = 'active'
                 order by greatest(extract(epoch from e.updated_at) * 1000, r.newest) desc, e.number desc
                offset ? limit ?
                """,
                row -> ExperimentOverview.of(
                        row.getString(1),
                        row.getString(2),
                        row.getInt(4),
                        row.getTimestamp(3).toInstant(),
                        longOrNull(row, "newest")),
                team,
                offset,
                limit);
    }

    private static void condition(SqlConditions where, Comparison comparison) {
        if (comparison.field().kind() == FieldKind.TAG) {
            where.keyed("experiment_tag", "experiment_id", "e.id", comparison);
        } else if (comparison.number() != null) {
            where.number(COLUMNS.get(comparison.field().key()), comparison);
        } else {
            where.text(COLUMNS.get(comparison.field().key()), comparison);
        }
    }

    private static String order(List<Order> orders) {
        if (orders.isEmpty()) {
            return "e.created_at desc, e.number";
        }
        List<String> terms = new ArrayList<>();
        orders.forEach(order -> terms.add(ORDERS.get(order.field().key()) + (order.ascending() ? " asc" : " desc")));
        terms.add("e.number desc");
        return String.join(", ", terms);
    }
}
