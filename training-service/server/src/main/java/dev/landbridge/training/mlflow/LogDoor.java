package dev.landbridge.training.mlflow;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.landbridge.kit.access.Caller;
import dev.landbridge.kit.access.Role;
import dev.landbridge.kit.problem.Problem;
import dev.landbridge.training.loggedmodel.LoggedModels;
import dev.landbridge.training.loggedmodel.ModelMetric;
import dev.landbridge.training.tracking.Batch;
import dev.landbridge.training.tracking.MetricLog;
import dev.landbridge.training.tracking.ModelRecord;
import dev.landbridge.training.tracking.ModelUse;
import dev.landbridge.training.tracking.RunId;
import dev.landbridge.training.tracking.TrackedRuns;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestHeader;

/** What MLflow clients write to runs. */
@Path("/api/2.0/mlflow/runs")
public class LogDoor {
    private static final long MAX_BATCH_BYTES = 1_000_000;

    private final TrackedRuns runs;
    private final MetricLog metricLog;
    private final LoggedModels models;
    private final ModelRecord modelRecord;
    private final Caller caller;

    LogDoor(TrackedRuns runs, MetricLog metricLog, LoggedModels models, ModelRecord modelRecord, Caller caller) {
        this.runs = runs;
        this.metricLog = metricLog;
        this.models = models;
        this.modelRecord = modelRecord;
        this.caller = caller;
    }

    @POST
    @Path("log-metric")
    @RolesAllowed({Role.MEMBER, Role.SERVICE})
    public Map<String, Object> logMetric(@NotNull MetricShape metric) {
        UUID run = RunId.of(Wire.either(metric.runId(), metric.runUuid()));
        return log(run, Batch.ofMetric(metric.metric()), List.of(metric));
    }

    @POST
    @Path("log-parameter")
    @RolesAllowed({Role.MEMBER, Role.SERVICE})
    public Map<String, Object> logParam(@NotNull Entry param) {
        runs.log(caller.team(), param.run(), Batch.ofParam(Wire.required("key", param.key()), param.text()));
        return Wire.EMPTY;
    }

    @POST
    @Path("set-tag")
    @RolesAllowed({Role.MEMBER, Role.SERVICE})
    public Map<String, Object> setTag(@NotNull Entry tag) {
        runs.log(caller.team(), tag.run(), Batch.ofTag(Wire.required("key", tag.key()), tag.text()));
        return Wire.EMPTY;
    }

    @POST
    @Path("delete-tag")
    @RolesAllowed({Role.MEMBER, Role.SERVICE})
    public Map<String, Object> deleteTag(@NotNull Entry tag) {
        runs.deleteTag(caller.team(), tag.run(), Wire.required("key", tag.key()));
        return Wire.EMPTY;
    }

    @POST
    @Path("log-batch")
    @RolesAllowed({Role.MEMBER, Role.SERVICE})
    public Map<String, Object> logBatch(@NotNull LogBatch request, @RestHeader("Content-Length") Long bytes) {
        if (bytes != null && bytes > MAX_BATCH_BYTES) {
            throw Problem.invalid(
                    "body", "Batched logging API requests must be at most " + MAX_BATCH_BYTES + " bytes, got " + bytes);
        }
        List<MetricShape> metrics = Wire.list(request.metrics());
        Batch batch = new Batch(
                metrics.stream()
                        .map(metric -> Wire.required("metrics", metric).metric())
                        .toList(),
                Pair.entries(request.params(), "params"),
                Pair.map(request.tags(), "tags"));
        return log(RunId.of(request.runId()), batch, metrics);
    }

    private Map<String, Object> log(UUID run, Batch batch, List<MetricShape> metrics) {
        List<ModelMetric> measured = MetricShape.measured(metrics);
        if (batch.metricsOnly() && measured.isEmpty()) {
            metricLog.log(caller.team(), run, batch.metrics());
        } else {
            models.log(caller.team(), run, batch, measured);
        }
        return Wire.EMPTY;
    }

    @POST
    @Path("log-model")
    @RolesAllowed({Role.MEMBER, Role.SERVICE})
    public Map<String, Object> logModel(@NotNull LogModel request) {
        modelRecord.add(caller.team(), RunId.of(request.runId()), Wire.required("model_json", request.modelJson()));
        return Wire.EMPTY;
    }

    @POST
    @Path("log-inputs")
    @RolesAllowed({Role.MEMBER, Role.SERVICE})
    public Map<String, Object> logInputs(@NotNull LogUses request) {
        runs.logInputs(
                caller.team(),
                RunId.of(request.runId()),
                Wire.list(request.datasets()).stream().map(DatasetShape::input).toList(),
                request.uses(ModelUse.Direction.INPUT));
        return Wire.EMPTY;
    }

    @POST
    @Path("outputs")
    @RolesAllowed({Role.MEMBER, Role.SERVICE})
    public Map<String, Object> logOutputs(@NotNull LogUses request) {
        runs.logInputs(caller.team(), RunId.of(request.runId()), List.of(), request.uses(ModelUse.Direction.OUTPUT));
        return Wire.EMPTY;
    }

    /** One param or tag of a run. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Entry(String runId, String runUuid, String key, String value) {
        UUID run() {
            return RunId.of(Wire.either(runId, runUuid));
        }

        String text() {
            return value == null ? "" : value;
        }
    }

    /** Up to 1,000 metrics, 100 params and 100 tags. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record LogBatch(String runId, List<MetricShape> metrics, List<Pair> params, List<Pair> tags) {}

    /** A model as clients before MLflow 3 record it: its MLmodel file as JSON text. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record LogModel(String runId, String modelJson) {}

    /** Datasets and logged models that a run read or made. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record LogUses(String runId, List<DatasetShape> datasets, List<Model> models) {
        List<ModelUse> uses(ModelUse.Direction direction) {
            return Wire.list(models).stream()
                    .map(model -> new ModelUse(
                            direction,
                            Wire.required("model_id", model.modelId()),
                            model.step() == null ? 0 : model.step()))
                    .toList();
        }
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Model(String modelId, Long step) {}
}
