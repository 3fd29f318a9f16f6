package dev.landbridge.training.loggedmodel;

import dev.landbridge.kit.sql.SqlStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import javax.sql.DataSource;

@ApplicationScoped
class LoggedModelStore extends SqlStore {
    static final String COLUMNS = """
            m.id, e.number, m.name, m.artifact_uri, m.status, m.model_type, m.source_run_id, m.created_at, m.updated_at
            """;

    LoggedModelStore(DataSource dataSource) {
        super(dataSource);
    }

    void add(String team, String experimentId, LoggedModel model) {
        update(
                """
                insert into logged_model (id, team, experiment_id, name, artifact_uri, status, model_type, source_run_id,
                                          created_at, updated_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                model.id(),
                team,
                experimentId,
                model.name(),
                model.artifactUri(),
                model.status().name(),
                model.modelType(),
                model.sourceRun(),
                model.createdAt(),
                model.updatedAt());
    }

    Optional<LoggedModel> find(String team, String id, boolean deleted) {
        return first(
                "select " + COLUMNS + " from logged_model m join experiment e on e.id = m.experiment_id"
                        + " where m.id = ? and m.team = ? and (? or m.lifecycle = 'active')",
                LoggedModelStore::modelOf,
                id,
                team,
                deleted);
    }

    void finish(String id, LoggedModel.Status status, long now) {
        update("update logged_model set status = ?, updated_at = ? where id = ?", status.name(), now, id);
    }

    void delete(String id, long now) {
        update("update logged_model set lifecycle = 'deleted', updated_at = ? where id = ?", now, id);
    }

    void addParams(String team, String id, Map<String, String> params) {
        put("logged_model_param", "do nothing", team, id, params);
    }

    void setTags(String team, String id, Map<String, String> tags) {
        put("logged_model_tag", "(model_id, key) do update set value = excluded.value", team, id, tags);
    }

    int deleteTag(String id, String key) {
        return update("delete from logged_model_tag where model_id = ? and key = ?", id, key);
    }

    /** Metrics of models that the team does not have are left out. */
    void addMetrics(String team, UUID runId, List<ModelMetric> metrics) {
        update(
                """
                insert into logged_model_metric (model_id, key, at, step, run_id, team, value, dataset_name, dataset_digest)
                select m.id, given.key, given.at, given.step, ?, m.team, given.value, given.dataset, given.digest
                  from unnest(?::text[], ?::text[], ?::bigint[], ?::bigint[], ?::float8[], ?::text[], ?::text[])
                       as given (model, key, at, step, value, dataset, digest)
                  join logged_model m on m.id = given.model and m.team = ?
                    on conflict do nothing
                """,
                runId,
                metrics.stream().map(ModelMetric::modelId).toArray(String[]::new),
                metrics.stream().map(ModelMetric::key).toArray(String[]::new),
                metrics.stream().mapToLong(ModelMetric::at).toArray(),
                metrics.stream().mapToLong(ModelMetric::step).toArray(),
                metrics.stream().mapToDouble(ModelMetric::value).toArray(),
                metrics.stream().map(ModelMetric::datasetName).toArray(String[]::new),
                metrics.stream().map(ModelMetric::datasetDigest).toArray(String[]::new),
                team);
    }

    Map<String, Map<String, String>> params(Collection<String> ids) {
        return keyed("logged_model_param", ids);
    }

    Map<String, Map<String, String>> tags(Collection<String> ids) {
        return keyed("logged_model_tag", ids);
    }

    /** The newest value of each metric for each dataset and run. */
    Map<String, List<ModelMetric>> metrics(Collection<String> ids) {
        Map<String, List<ModelMetric>> byModel = new HashMap<>();
        each(
                """
                select distinct on (model_id, key, dataset_name, dataset_digest, run_id)
                       model_id, key, value, at, step, dataset_name, dataset_digest, replace(run_id::text, '-', '')
                  from logged_model_metric where model_id = any(?)
                 order by model_id, key, dataset_name, dataset_digest, run_id, at desc, step desc
                """,
                row -> byModel.computeIfAbsent(row.getString(1), id -> new ArrayList<>())
                        .add(new ModelMetric(
                                row.getString(1),
                                row.getString(2),
                                row.getDouble(3),
                                row.getLong(4),
                                row.getLong(5),
                                row.getString(6),
                                row.getString(7),
                                row.getString(8))),
                (Object) texts(ids));
        return byModel;
    }

    static LoggedModel modelOf(ResultSet row) throws SQLException {
        return new LoggedModel(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                LoggedModel.Status.valueOf(row.getString(5)),
                row.getString(6),
                row.getString(7),
                row.getLong(8),
                row.getLong(9),
                Map.of(),
                Map.of(),
                List.of());
    }

    private void put(String table, String onConflict, String team, String id, Map<String, String> values) {
        update(
                "insert into " + table + " (model_id, team, key, value) select ?, ?, key, value"
                        + " from unnest(?::text[], ?::text[]) as given (key, value) on conflict " + onConflict,
                id,
                team,
                texts(values.keySet()),
                texts(values.values()));
    }

    private Map<String, Map<String, String>> keyed(String table, Collection<String> ids) {
        Map<String, Map<String, String>> byModel = new HashMap<>();
        each(
                "select model_id, key, value from " + table + " where model_id = any(?)",
                row -> byModel.computeIfAbsent(row.getString(1), id -> new TreeMap<>())
                        .put(row.getString(2), row.getString(3)),
                (Object) texts(ids));
        return byModel;
    }
}
