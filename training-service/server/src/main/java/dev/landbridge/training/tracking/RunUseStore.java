package dev.landbridge.training.tracking;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.landbridge.kit.id.Ids;
import dev.landbridge.kit.sql.SqlStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;

/** The datasets and logged models that runs used and made. */
@ApplicationScoped
class RunUseStore extends SqlStore {
    private static final JsonMapper JSON = new JsonMapper();
    private static final TypeReference<Map<String, String>> TAGS = new TypeReference<>() {};

    RunUseStore(DataSource dataSource) {
        super(dataSource);
    }

    /** The same dataset again only brings its newer tags. */
    void addDataset(String team, UUID runId, DatasetInput input) {
        update(
                """
                insert into tracked_dataset (id, team, experiment_id, name, digest, source_type, source, schema, profile)
                select ?, team, experiment_id, ?, ?, ?, ?, ?, ? from tracked_run where id = ?
                    on conflict (experiment_id, name, digest) do nothing
                """,
                Ids.next("tds"),
                input.name(),
                input.digest(),
                input.sourceType(),
                input.source(),
                input.schema(),
                input.profile(),
                runId);
        update("""
                insert into run_dataset (run_id, dataset_id, team, context, tags)
                select r.id, d.id, r.team, ?, ? from tracked_run r
                  join tracked_dataset d on d.experiment_id = r.experiment_id and d.name = ? and d.digest = ?
                 where r.id = ? and r.team = ?
                    on conflict (run_id, dataset_id) do update set context = excluded.context, tags = excluded.tags
                """, input.context(), json(input.tags()), input.name(), input.digest(), runId, team);
    }

    Map<UUID, List<DatasetInput>> datasets(Collection<UUID> runIds) {
        Map<UUID, List<DatasetInput>> byRun = new HashMap<>();
        each(
                """
                select r.run_id, d.name, d.digest, d.source_type, d.source, d.schema, d.profile, r.tags
                  from run_dataset r join tracked_dataset d on d.id = r.dataset_id
                 where r.run_id = any(?) order by d.id
                """,
                row -> byRun.computeIfAbsent(row.getObject(1, UUID.class), id -> new ArrayList<>())
                        .add(new DatasetInput(
                                row.getString(2),
                                row.getString(3),
                                row.getString(4),
                                row.getString(5),
                                row.getString(6),
                                row.getString(7),
                                tags(row.getString(8)))),
                (Object) ids(runIds));
        return byRun;
    }

    List<DatasetSummary> summaries(String team, Collection<String> experimentIds, int limit) {
        return query(
                """
                select distinct e.number, d.name, d.digest, r.context
                  from tracked_dataset d join experiment e on e.id = d.experiment_id
                  join run_dataset r on r.dataset_id = d.id
                 where d.experiment_id = any(?) and d.team = ? order by d.name, d.digest, r.context limit ?
                """,
                row -> new DatasetSummary(row.getString(1), row.getString(2), row.getString(3), row.getString(4)),
                texts(experimentIds),
                team,
                limit);
    }

    void addModels(String team, UUID runId, List<ModelUse> models) {
        update(
                """
                insert into run_model (run_id, direction, model_id, team, step)
                select ?, direction, model_id, ?, step
                  from unnest(?::text[], ?::text[], ?::bigint[]) as used (direction, model_id, step)
                    on conflict do nothing
                """,
                runId,
                team,
                models.stream().map(model -> model.direction().name()).toArray(String[]::new),
                models.stream().map(ModelUse::modelId).toArray(String[]::new),
                models.stream().mapToLong(ModelUse::step).toArray());
    }

    Map<UUID, List<ModelUse>> models(Collection<UUID> runIds) {
        Map<UUID, List<ModelUse>> byRun = new HashMap<>();
        each(
                "select run_id, direction, model_id, step from run_model where run_id = any(?) order by step, model_id",
                row -> byRun.computeIfAbsent(row.getObject(1, UUID.class), id -> new ArrayList<>())
                        .add(new ModelUse(
                                ModelUse.Direction.valueOf(row.getString(2)), row.getString(3), row.getLong(4))),
                (Object) ids(runIds));
        return byRun;
    }

    private static String json(Map<String, String> tags) {
        try {
            return JSON.writeValueAsString(tags);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static Map<String, String> tags(String text) {
        try {
            return JSON.readValue(text, TAGS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("stored tags are not JSON", e);
        }
    }
}
