package dev.landbridge.training.mlflow;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.landbridge.kit.access.Caller;
import dev.landbridge.kit.access.Role;
import dev.landbridge.kit.audit.Actor;
import dev.landbridge.training.experiment.Lifecycle;
import dev.landbridge.training.experiment.TrackedExperiment;
import dev.landbridge.training.search.SearchPage;
import dev.landbridge.training.tracking.NewRun;
import dev.landbridge.training.tracking.RunContent;
import dev.landbridge.training.tracking.RunId;
import dev.landbridge.training.tracking.RunReadings;
import dev.landbridge.training.tracking.RunSearch;
import dev.landbridge.training.tracking.TrackedRun;
import dev.landbridge.training.tracking.TrackedRuns;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestQuery;

/** MLflow's runs: their life and the search for them. */
@Path("/api/2.0/mlflow/runs")
public class RunDoor {
    private static final int PAGE = 1000;
    private static final int MAX_PAGE = 50_000;

    private final TrackedRuns runs;
    private final RunReadings readings;
    private final Caller caller;

    RunDoor(TrackedRuns runs, RunReadings readings, Caller caller) {
        this.runs = runs;
        this.readings = readings;
        this.caller = caller;
    }

    @POST
    @Path("create")
    @RolesAllowed({Role.MEMBER, Role.SERVICE})
    public One create(@NotNull Create request) {
        NewRun wanted = new NewRun(
                request.experimentId() == null || request.experimentId().isEmpty() ? "0" : request.experimentId(),
                request.userId(),
                request.runName(),
                request.startTime(),
                Pair.map(request.tags(), "tags"));
        TrackedRun run = runs.create(caller.team(), Actor.of(caller), wanted);
        return new One(RunShape.of(readings.get(caller.team(), run.id())));
    }

    @POST
    @Path("update")
    @RolesAllowed({Role.MEMBER, Role.SERVICE})
    public Updated update(@NotNull Change change) {
        return new Updated(RunShape.Info.of(
                runs.update(caller.team(), id(change), status(change.status()), change.endTime(), change.runName())));
    }

    @GET
    @Path("get")
    @RolesAllowed({Role.VIEWER, Role.SERVICE})
    public One get(@RestQuery("run_id") String runId, @RestQuery("run_uuid") String runUuid) {
        return new One(RunShape.of(readings.get(caller.team(), RunId.of(Wire.either(runId, runUuid)))));
    }

    @POST
    @Path("search")
    @RolesAllowed({Role.VIEWER, Role.SERVICE})
    public Found search(@NotNull Wish wish) {
        SearchPage<RunContent> page = readings.searchWhole(
                caller.team(),
                Actor.of(caller),
                new RunSearch(
                        Wire.list(wish.experimentIds()),
                        wish.filter(),
                        Wire.list(wish.orderBy()),
                        Lifecycle.of(wish.runViewType()),
                        Wire.size(wish.maxResults(), PAGE, MAX_PAGE),
                        wish.pageToken()));
        return new Found(page.items().stream().map(RunShape::of).toList(), page.nextPageToken());
    }

    @POST
    @Path("delete")
    @RolesAllowed({Role.MEMBER, Role.SERVICE})
    public Map<String, Object> delete(@NotNull Change change) {
        runs.move(caller.team(), Actor.of(caller), id(change), TrackedExperiment.DELETED);
        return Wire.EMPTY;
    }

    @POST
    @Path("restore")
    @RolesAllowed({Role.MEMBER, Role.SERVICE})
    public Map<String, Object> restore(@NotNull Change change) {
        runs.move(caller.team(), Actor.of(caller), id(change), TrackedExperiment.ACTIVE);
        return Wire.EMPTY;
    }

    private static UUID id(Change change) {
        return RunId.of(Wire.either(change.runId(), change.runUuid()));
    }

    // the protocol's numbers for the states, which protobuf's JSON form allows too
    private static String status(String status) {
        List<String> numbered = List.of("", "RUNNING", "SCHEDULED", "FINISHED", "FAILED", "KILLED");
        return status != null && status.matches("[1-5]") ? numbered.get(Integer.parseInt(status)) : status;
    }

    /** A new run. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Create(String experimentId, String userId, String runName, Long startTime, List<Pair> tags) {}

    /** A change of a run; what is null stays. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Change(String runId, String runUuid, String status, Long endTime, String runName) {}

    /** A search in MLflow's language. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Wish(
            List<String> experimentIds,
            String filter,
            String runViewType,
            Long maxResults,
            List<String> orderBy,
            String pageToken) {}

    public record One(RunShape run) {}

    public record Updated(RunShape.Info runInfo) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Found(List<RunShape> runs, String nextPageToken) {}
}
