package dev.landbridge.training.tracking;

import dev.landbridge.kit.access.Caller;
import dev.landbridge.kit.access.Role;
import dev.landbridge.kit.page.Page;
import dev.landbridge.kit.page.PageRequest;
import dev.landbridge.training.experiment.ExperimentOverview;
import dev.landbridge.training.experiment.TrackedExperiments;
import dev.landbridge.training.measurement.MetricKey;
import dev.landbridge.training.measurement.RunSeries;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** Experiments and runs of clients and of our own, for tables and comparisons of hundreds. */
@Path("/api/v1/tracking")
public class TrackingResource {
    private final TrackedExperiments experiments;
    private final RunTables tables;
    private final RunComparisons comparisons;
    private final Caller caller;

    TrackingResource(TrackedExperiments experiments, RunTables tables, RunComparisons comparisons, Caller caller) {
        this.experiments = experiments;
        this.tables = tables;
        this.comparisons = comparisons;
        this.caller = caller;
    }

    @GET
    @Path("experiments")
    @RolesAllowed({Role.VIEWER, Role.SERVICE})
    public Page<ExperimentOverview> experiments(@BeanParam PageRequest page) {
        return experiments.overviews(caller.team(), page);
    }

    /** The filter and the order are in MLflow's search language. */
    @GET
    @Path("runs")
    @RolesAllowed({Role.VIEWER, Role.SERVICE})
    public Page<RunOverview> runs(
            @RestQuery List<String> experiment,
            @RestQuery String filter,
            @RestQuery("order_by") List<String> orderBy,
            @RestQuery List<String> columns,
            @BeanParam PageRequest page) {
        return tables.page(caller, experiment, filter, orderBy, RunColumns.of(columns), page);
    }

    @GET
    @Path("runs/{id}")
    @RolesAllowed({Role.VIEWER, Role.SERVICE})
    public RunOverview run(@RestPath String id) {
        return tables.one(caller, id);
    }

    @GET
    @Path("metric-keys")
    @RolesAllowed({Role.VIEWER, Role.SERVICE})
    public Page<MetricKey> keys(
            @RestQuery("run_id") List<String> runIds, @RestQuery String prefix, @BeanParam PageRequest page) {
        return comparisons.keys(caller.team(), runIds, prefix, page);
    }

    /** As the GET, for more runs than an address can name. */
    @POST
    @Path("metric-keys")
    @RolesAllowed({Role.VIEWER, Role.SERVICE})
    public Page<MetricKey> keys(@NotNull @Valid RunChoice choice) {
        return comparisons.keys(caller.team(), choice.runIds(), choice.prefix(), choice.page());
    }

    @POST
    @Path("series")
    @RolesAllowed({Role.VIEWER, Role.SERVICE})
    public SeriesList series(@NotNull @Valid SeriesRequest request) {
        return SeriesList.of(comparisons.series(caller.team(), request.runIds(), request.keys(), request.maxPoints()));
    }

    @GET
    @Path("comparison")
    @RolesAllowed({Role.VIEWER, Role.SERVICE})
    public RunComparison comparison(
            @RestQuery("run_id") List<String> runIds, @RestQuery String prefix, @BeanParam PageRequest page) {
        return comparisons.compare(caller.team(), runIds, prefix, page);
    }

    /** As the GET, for more runs than an address can name. */
    @POST
    @Path("comparison")
    @RolesAllowed({Role.VIEWER, Role.SERVICE})
    public RunComparison comparison(@NotNull @Valid RunChoice choice) {
        return comparisons.compare(caller.team(), choice.runIds(), choice.prefix(), choice.page());
    }

    /** Runs, and the page of their metrics. */
    public record RunChoice(@NotEmpty List<String> runIds, String prefix, Integer pageSize, String pageToken) {
        PageRequest page() {
            return PageRequest.of(pageSize == null ? 50 : pageSize, pageToken);
        }
    }

    /** @param maxPoints of one series; null is 500 */
    public record SeriesRequest(
            @NotEmpty List<String> runIds, @NotEmpty List<String> keys, Integer maxPoints) {
        public SeriesRequest {
            maxPoints = maxPoints == null ? 500 : maxPoints;
        }
    }

    /** Thinned series; minima and maxima survive. */
    public record SeriesList(List<OneSeries> series) {
        static SeriesList of(List<RunSeries> series) {
            return new SeriesList(series.stream().map(OneSeries::of).toList());
        }
    }

    /** Points are {@code [step, value, time]}. */
    public record OneSeries(String runId, String key, List<dev.landbridge.training.measurement.MetricPoint> points) {
        static OneSeries of(RunSeries series) {
            return new OneSeries(RunId.hex(series.runId()), series.key(), series.points());
        }
    }
}
