package dev.landbridge.training.tracking;

import dev.landbridge.kit.sql.SqlStore;
import dev.landbridge.training.experiment.Lifecycle;
import dev.landbridge.training.search.Comparison;
import dev.landbridge.training.search.FieldKind;
import dev.landbridge.training.search.Operator;
import dev.landbridge.training.search.Order;
import dev.landbridge.training.search.SqlConditions;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;

/** Turns searches for runs into SQL. What a run lacks comes last, a metric that is NaN before that. */
@ApplicationScoped
class RunSearchStore extends SqlStore {
    private static final Map<String, String> COLUMNS = Map.of(
            "run_id", "replace(r.id::text, '-', '')",
            "run_name", "r.name",
            "user_id", "r.user_name",
            "status", "r.status",
            "artifact_uri", "r.artifact_uri",
            "start_time", "r.started_at",
            "end_time", "r.ended_at");

    RunSearchStore(DataSource dataSource) {
        super(dataSource);
    }

    List<TrackedRun> search(
            String team,
            Collection<String> experimentIds,
            Lifecycle lifecycle,
            List<Comparison> filter,
            List<Order> orders,
            long offset,
            int limit) {
        List<Object> values = new ArrayList<>();
        StringBuilder joins = new StringBuilder();
        List<String> terms = new ArrayList<>();
        for (Order order : orders) {
            terms.addAll(terms(order, "o" + values.size(), joins, values));
        }
        if (orders.stream().noneMatch(order -> order.field().key().equals("start_time"))) {
            terms.add("r.started_at desc");
        }
        terms.add("r.id");
        SqlConditions where =
                new SqlConditions().and("r.team = ?", team).and("r.lifecycle = any(?)", (Object) lifecycle.stages());
        // one experiment is compared with "=", so that the index gives its runs in order
        if (experimentIds.size() == 1) {
            where.and("r.experiment_id = ?", experimentIds.iterator().next());
        } else {
            where.and("r.experiment_id = any(?)", (Object) texts(experimentIds));
        }
        filter.forEach(comparison -> condition(where, comparison));
        values.addAll(where.values());
        values.add(offset);
        values.add(limit);
        return query(
                "select " + TrackedRunStore.COLUMNS + " from tracked_run r join experiment e on e.id = r.experiment_id"
                        + joins + "\n where true" + where.sql() + "\n order by " + String.join(", ", terms)
                        + " offset ? limit ?",
                TrackedRunStore::runOf,
                values.toArray());
    }

    private static void condition(SqlConditions where, Comparison comparison) {
        String key = comparison.field().key();
        switch (comparison.field().kind()) {
            case ATTRIBUTE -> {
                if (key.equals("run_id") && comparison.operator() == Operator.EQUAL) {
                    where.and("r.id = ?", RunId.find(comparison.text()).orElse(new UUID(0, 0)));
                } else if (comparison.number() != null) {
                    where.number(COLUMNS.get(key), comparison);
                } else {
                    where.text(COLUMNS.get(key), comparison);
                }
            }
            case METRIC -> metric(where, comparison);
            case PARAM -> where.keyed("run_param", "run_id", "r.id", comparison);
            case TAG -> where.keyed("run_tag", "run_id", "r.id", comparison);
            case DATASET -> dataset(where, comparison);
            default -> throw new IllegalStateException("unknown kind of field");
        }
    }

    // PostgreSQL's NaN is greater than any number; in this language nothing but != is true of it
    private static void metric(SqlConditions where, Comparison comparison) {
        String test = comparison.operator() == Operator.NOT_EQUAL
                ? "s.last_value <> ?::float8"
                : "s.last_value " + comparison.operator().sql() + " ?::float8 and s.last_value <> 'NaN'";
        where.and(
                "exists (select from metric_series s where s.run_id = r.id and s.key = ? and " + test + ")",
                comparison.field().key(),
                comparison.number());
    }

    private static void dataset(SqlConditions where, Comparison comparison) {
        String column = comparison.field().key().equals("context")
                ? "d.context"
                : "t." + comparison.field().key();
        where.and(
                "exists (select from run_dataset d join tracked_dataset t on t.id = d.dataset_id where d.run_id = r.id and "
                        + SqlConditions.textTest(column, comparison) + ")",
                SqlConditions.textValue(comparison));
    }

    private static List<String> terms(Order order, String alias, StringBuilder joins, List<Object> values) {
        String direction = order.ascending() ? " asc" : " desc";
        FieldKind kind = order.field().kind();
        String column = COLUMNS.get(order.field().key());
        if (kind != FieldKind.ATTRIBUTE) {
            String table =
                    kind == FieldKind.METRIC ? "metric_series" : kind == FieldKind.PARAM ? "run_param" : "run_tag";
            joins.append("\n  left join " + table + " " + alias + " on " + alias + ".run_id = r.id and " + alias
                    + ".key = ?");
            values.add(order.field().key());
            column = alias + (kind == FieldKind.METRIC ? ".last_value" : ".value");
        }
        String absent = kind == FieldKind.METRIC
                ? "case when " + column + " = 'NaN' then 1 when " + column + " is null then 2 else 0 end"
                : "case when " + column + " is null then 1 else 0 end";
        return column.equals("r.started_at") ? List.of(column + direction) : List.of(absent, column + direction);
    }
}
