package dev.landbridge.training.loggedmodel;

import dev.landbridge.kit.sql.SqlStore;
import dev.landbridge.training.search.Comparison;
import dev.landbridge.training.search.FieldKind;
import dev.landbridge.training.search.Order;
import dev.landbridge.training.search.SqlConditions;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

@ApplicationScoped
class ModelSearchStore extends SqlStore {
    private static final Map<String, String> COLUMNS = Map.of(
            "name", "m.name",
            "model_id", "m.id",
            "model_type", "m.model_type",
            "status", "replace(m.status, 'LOGGED_MODEL_', '')",
            "source_run_id", "m.source_run_id",
            "creation_time", "m.created_at",
            "last_updated", "m.updated_at");

    ModelSearchStore(DataSource dataSource) {
        super(dataSource);
    }

    List<LoggedModel> search(
            String team,
            Collection<String> experimentIds,
            List<Comparison> filter,
            List<ModelSearch.DatasetChoice> datasets,
            List<RankedOrder> orders,
            long offset,
            int limit) {
        SqlConditions where = new SqlConditions()
                .and("m.team = ?", team)
                .and("m.lifecycle = ?", "active")
                .and("m.experiment_id = any(?)", (Object) texts(experimentIds));
        filter.forEach(comparison -> condition(where, comparison, datasets));
        if (!datasets.isEmpty() && filter.stream().noneMatch(one -> one.field().kind() == FieldKind.METRIC)) {
            List<Object> values = new ArrayList<>();
            String test = onDatasets(datasets, values);
            where.and(
                    "exists (select from logged_model_metric t where t.model_id = m.id" + test + ")", values.toArray());
        }
        List<Object> values = new ArrayList<>(where.values());
        List<String> terms = new ArrayList<>();
        orders.forEach(order -> terms.add(term(order, values)));
        terms.add("m.created_at desc");
        terms.add("m.id");
        values.add(offset);
        values.add(limit);
        return query(
                "select " + LoggedModelStore.COLUMNS
                        + " from logged_model m join experiment e on e.id = m.experiment_id where true" + where.sql()
                        + "\n order by " + String.join(", ", terms) + " offset ? limit ?",
                LoggedModelStore::modelOf,
                values.toArray());
    }

    private static void condition(
            SqlConditions where, Comparison comparison, List<ModelSearch.DatasetChoice> datasets) {
        String key = comparison.field().key();
        switch (comparison.field().kind()) {
            case ATTRIBUTE -> {
                if (comparison.number() != null) {
                    where.number(COLUMNS.get(key), comparison);
                } else {
                    where.text(COLUMNS.get(key), comparison);
                }
            }
            case PARAM -> where.keyed("logged_model_param", "model_id", "m.id", comparison);
            case TAG -> where.keyed("logged_model_tag", "model_id", "m.id", comparison);
            default -> {
                List<Object> values = new ArrayList<>(List.of(key, comparison.number()));
                String test = onDatasets(datasets, values);
                where.and(
                        "exists (select from logged_model_metric t where t.model_id = m.id and t.key = ? and t.value "
                                + comparison.operator().sql() + " ?::float8" + test + ")",
                        values.toArray());
            }
        }
    }

    private static String onDatasets(List<ModelSearch.DatasetChoice> datasets, List<Object> values) {
        List<String> tests = new ArrayList<>();
        for (ModelSearch.DatasetChoice dataset : datasets) {
            values.add(dataset.name());
            tests.add("(t.dataset_name = ?" + digest(dataset.digest(), values) + ")");
        }
        return tests.isEmpty() ? "" : " and (" + String.join(" or ", tests) + ")";
    }

    private static String digest(String digest, List<Object> values) {
        if (digest == null || digest.isEmpty()) {
            return "";
        }
        values.add(digest);
        return " and t.dataset_digest = ?";
    }

    private static String term(RankedOrder order, List<Object> values) {
        String direction = (order.order().ascending() ? " asc" : " desc") + " nulls last";
        if (order.order().field().kind() == FieldKind.ATTRIBUTE) {
            return COLUMNS.get(order.order().field().key()) + direction;
        }
        values.add(order.order().field().key());
        String dataset = "";
        if (order.datasetName() != null && !order.datasetName().isEmpty()) {
            values.add(order.datasetName());
            dataset = " and t.dataset_name = ?" + digest(order.datasetDigest(), values);
        }
        return "(select t.value from logged_model_metric t where t.model_id = m.id and t.key = ?" + dataset
                + " order by t.at desc, t.step desc, t.run_id limit 1)" + direction;
    }

    /** An order, and the dataset whose metric decides; null takes any. */
    record RankedOrder(Order order, String datasetName, String datasetDigest) {}
}
