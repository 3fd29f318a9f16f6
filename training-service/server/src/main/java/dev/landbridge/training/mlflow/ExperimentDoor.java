package dev.landbridge.training.mlflow;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.landbridge.kit.access.Caller;
import dev.landbridge.kit.access.Role;
import dev.landbridge.kit.audit.Actor;
import dev.landbridge.kit.problem.Problem;
import dev.landbridge.kit.problem.ProblemType;
import dev.landbridge.training.experiment.Lifecycle;
import dev.landbridge.training.experiment.TrackedExperiment;
import dev.landbridge.training.experiment.TrackedExperiments;
import dev.landbridge.training.search.SearchPage;
import dev.landbridge.training.tracking.DatasetSummary;
import dev.landbridge.training.tracking.RunReadings;
import dev.landbridge.training.tracking.TrackedRuns;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Map;
import org.jboss.resteasy.reactive.RestQuery;

/** MLflow's experiments. */
@Path("/api/2.0/mlflow/experiments")
public class ExperimentDoor {
    private static final int PAGE = 1000;
    private static final int MAX_PAGE = 50_000;

    private final TrackedExperiments experiments;
    private final TrackedRuns runs;
    private final RunReadings readings;
    private final Caller caller;

    ExperimentDoor(TrackedExperiments experiments, TrackedRuns runs, RunReadings readings, Caller caller) {
        this.experiments = experiments;
        this.runs = runs;
        this.readings = readings;
        this.caller = caller;
    }

    @POST
    @Path("create")
    @RolesAllowed({Role.MEMBER, Role.SERVICE})
    public Created create(@NotNull Change change) {
        Wire.required("name", change.name());
        return new Created(experiments
                .create(
                        caller.team(),
                        actor(),
                        change.name(),
                        change.artifactLocation(),
                        Pair.map(change.tags(), "tags"))
                .number());
    }

    @GET
    @Path("get")
    @RolesAllowed({Role.VIEWER, Role.SERVICE})
    public One get(@RestQuery("experiment_id") String id) {
        return new One(Shape.of(experiments.get(caller.team(), actor(), Wire.required("experiment_id", id))));
    }

    @GET
    @Path("get-by-name")
    @RolesAllowed({Role.VIEWER, Role.SERVICE})
    public One byName(@RestQuery("experiment_name") String name) {
        return experiments
                .byName(caller.team(), actor(), Wire.required("experiment_name", name))
                .map(found -> new One(Shape.of(found)))
                .orElseThrow(
                        () -> Problem.of(ProblemType.NOT_FOUND, "Could not find experiment with name '" + name + "'"));
    }

    @GET
    @Path("search")
    @RolesAllowed({Role.VIEWER, Role.SERVICE})
    public Found search(
            @RestQuery("max_results") String maxResults,
            @RestQuery("page_token") String pageToken,
            @RestQuery String filter,
            @RestQuery("order_by") List<String> orderBy,
            @RestQuery("view_type") String viewType) {
        return found(viewType, filter, orderBy, Wire.size(maxResults, PAGE, MAX_PAGE), pageToken);
    }

    @POST
    @Path("search")
    @RolesAllowed({Role.VIEWER, Role.SERVICE})
    public Found search(@NotNull Wish wish) {
        return found(
                wish.viewType(),
                wish.filter(),
                Wire.list(wish.orderBy()),
                Wire.size(wish.maxResults(), PAGE, MAX_PAGE),
                wish.pageToken());
    }

    @POST
    @Path("search-datasets")
    @RolesAllowed({Role.VIEWER, Role.SERVICE})
    public Datasets datasets(@NotNull Wish wish) {
        return new Datasets(readings.datasets(caller.team(), actor(), Wire.list(wish.experimentIds())).stream()
                .map(Summary::of)
                .toList());
    }

    @POST
    @Path("update")
    @RolesAllowed({Role.MEMBER, Role.SERVICE})
    public Map<String, Object> update(@NotNull Change change) {
        experiments.rename(caller.team(), actor(), id(change), Wire.required("new_name", change.newName()));
        return Wire.EMPTY;
    }

    @POST
    @Path("delete")
    @RolesAllowed({Role.MEMBER, Role.SERVICE})
    public Map<String, Object> delete(@NotNull Change change) {
        runs.moveExperiment(caller.team(), actor(), id(change), TrackedExperiment.DELETED);
        return Wire.EMPTY;
    }

    @POST
    @Path("restore")
    @RolesAllowed({Role.MEMBER, Role.SERVICE})
    public Map<String, Object> restore(@NotNull Change change) {
        runs.moveExperiment(caller.team(), actor(), id(change), TrackedExperiment.ACTIVE);
        return Wire.EMPTY;
    }

    @POST
    @Path("set-experiment-tag")
    @RolesAllowed({Role.MEMBER, Role.SERVICE})
    public Map<String, Object> setTag(@NotNull Change change) {
        Pair tag = new Pair(Wire.required("key", change.key()), change.value());
        experiments.setTag(caller.team(), actor(), id(change), tag.key(), tag.value());
        return Wire.EMPTY;
    }

    @POST
    @Path("delete-experiment-tag")
    @RolesAllowed({Role.MEMBER, Role.SERVICE})
    public Map<String, Object> deleteTag(@NotNull Change change) {
        experiments.deleteTag(caller.team(), actor(), id(change), Wire.required("key", change.key()));
        return Wire.EMPTY;
    }

    private Found found(String viewType, String filter, List<String> orderBy, int size, String pageToken) {
        SearchPage<TrackedExperiment> page =
                experiments.search(caller.team(), Lifecycle.of(viewType), filter, orderBy, size, pageToken);
        return new Found(page.items().stream().map(Shape::of).toList(), page.nextPageToken());
    }

    private static String id(Change change) {
        return Wire.required("experiment_id", change.experimentId());
    }

    private Actor actor() {
        return Actor.of(caller);
    }

    /** Whatever a change of an experiment names. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Change(
            String experimentId,
            String name,
            String newName,
            String artifactLocation,
            List<Pair> tags,
            String key,
            String value) {}

    /** A search; the view type is a name or a number. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Wish(
            List<String> experimentIds,
            Long maxResults,
            String pageToken,
            String filter,
            List<String> orderBy,
            String viewType) {}

    public record Created(String experimentId) {}

    public record One(Shape experiment) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Found(List<Shape> experiments, String nextPageToken) {}

    public record Datasets(List<Summary> datasetSummaries) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Summary(String experimentId, String name, String digest, String context) {
        static Summary of(DatasetSummary summary) {
            return new Summary(summary.experiment(), summary.name(), summary.digest(), summary.context());
        }
    }

    /** An experiment; times are milliseconds since 1970. */
    public record Shape(
            String experimentId,
            String name,
            String artifactLocation,
            String lifecycleStage,
            long lastUpdateTime,
            long creationTime,
            List<Pair> tags) {
        static Shape of(TrackedExperiment experiment) {
            return new Shape(
                    experiment.number(),
                    experiment.name(),
                    experiment.artifactLocation(),
                    experiment.lifecycle(),
                    experiment.updatedAt(),
                    experiment.createdAt(),
                    Pair.list(experiment.tags()));
        }
    }
}
