package dev.landbridge.training.mlflow;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.landbridge.kit.access.Caller;
import dev.landbridge.kit.access.Role;
import dev.landbridge.kit.problem.Problem;
import dev.landbridge.training.measurement.Metrics;
import dev.landbridge.training.measurement.StepRange;
import dev.landbridge.training.tracking.RunId;
import dev.landbridge.training.tracking.RunReadings;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jboss.resteasy.reactive.RestQuery;

/** Histories of MLflow's metrics. */
@Path("/api/2.0/mlflow/metrics")
public class MetricDoor {
    private static final int MAX_HISTORY = 25_000;
    private static final int MAX_RUNS = 100;
    private static final int MAX_SAMPLED = 2500;

    private final RunReadings runs;
    private final Metrics metrics;
    private final Caller caller;

    MetricDoor(RunReadings runs, Metrics metrics, Caller caller) {
        this.runs = runs;
        this.metrics = metrics;
        this.caller = caller;
    }

    @GET
    @Path("get-history")
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed({Role.VIEWER, Role.SERVICE})
    @APIResponseSchema(History.class)
    public byte[] history(
            @RestQuery("run_id") String runId,
            @RestQuery("run_uuid") String runUuid,
            @RestQuery("metric_key") String key,
            @RestQuery("max_results") String maxResults,
            @RestQuery("page_token") String pageToken) {
        UUID run = RunId.of(Wire.either(runId, runUuid));
        runs.require(caller.team(), run);
        int limit = Wire.size(maxResults, MAX_HISTORY, Integer.MAX_VALUE);
        HistoryJson page = new HistoryJson(Wire.required("metric_key", key));
        return page.end(metrics.history(caller.team(), run, key, limit, pageToken, page));
    }

    /** Runs side by side, evenly thinned. */
    @GET
    @Path("get-history-bulk-interval")
    @RolesAllowed({Role.VIEWER, Role.SERVICE})
    public History sampled(
            @RestQuery("run_ids") List<String> runIds,
            @RestQuery("metric_key") String key,
            @RestQuery("start_step") String startStep,
            @RestQuery("end_step") String endStep,
            @RestQuery("max_results") String maxResults) {
        if (runIds.isEmpty() || runIds.size() > MAX_RUNS) {
            throw Problem.invalid(
                    "run_ids", "GetMetricHistoryBulkInterval request must specify 1 to " + MAX_RUNS + " run_ids.");
        }
        Wire.required("metric_key", key);
        StepRange range = StepRange.of(Wire.number("start_step", startStep), Wire.number("end_step", endStep));
        int size = Wire.size(maxResults, MAX_SAMPLED, MAX_SAMPLED);
        List<MetricShape> sampled = new ArrayList<>();
        for (String id : runIds) {
            UUID run = RunId.of(id);
            runs.require(caller.team(), run);
            metrics.sampled(caller.team(), run, key, range, size)
                    .forEach(metric -> sampled.add(MetricShape.of(id, metric)));
        }
        return new History(sampled, null);
    }

    /** Whole histories of several runs, one after another. */
    @GET
    @Path("get-history-bulk")
    @RolesAllowed({Role.VIEWER, Role.SERVICE})
    public History bulk(
            @RestQuery("run_id") List<String> runIds,
            @RestQuery("metric_key") String key,
            @RestQuery("max_results") String maxResults) {
        if (runIds.isEmpty() || runIds.size() > MAX_RUNS) {
            throw Problem.invalid("run_id", "GetMetricHistoryBulk request must specify 1 to " + MAX_RUNS + " run_ids.");
        }
        Wire.required("metric_key", key);
        int left = Math.min(Wire.size(maxResults, MAX_HISTORY, Integer.MAX_VALUE), MAX_HISTORY);
        List<MetricShape> found = new ArrayList<>();
        for (String id : runIds.stream().sorted().toList()) {
            UUID run = RunId.of(id);
            runs.require(caller.team(), run);
            if (left > found.size()) {
                metrics.history(caller.team(), run, key, left - found.size(), null)
                        .metrics()
                        .forEach(metric -> found.add(MetricShape.of(id, metric)));
            }
        }
        return new History(found, null);
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record History(List<MetricShape> metrics, String nextPageToken) {}
}
