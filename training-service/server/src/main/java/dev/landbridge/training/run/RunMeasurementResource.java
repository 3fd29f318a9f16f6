package dev.landbridge.training.run;

import dev.landbridge.kit.access.Caller;
import dev.landbridge.kit.access.Role;
import dev.landbridge.training.attempt.Attempts;
import dev.landbridge.training.attempt.Checkpoint;
import dev.landbridge.training.measurement.LogPage;
import dev.landbridge.training.measurement.Measurements;
import dev.landbridge.training.measurement.MetricSeries;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.Arrays;
import java.util.List;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

@Path("/api/v1/runs/{id}")
public class RunMeasurementResource {
    private final Runs runs;
    private final Measurements measurements;
    private final Attempts attempts;
    private final Caller caller;

    RunMeasurementResource(Runs runs, Measurements measurements, Attempts attempts, Caller caller) {
        this.runs = runs;
        this.measurements = measurements;
        this.attempts = attempts;
        this.caller = caller;
    }

    @GET
    @Path("metrics")
    @RolesAllowed({Role.VIEWER, Role.SERVICE})
    public SeriesList metrics(
            @RestPath String id, @RestQuery String keys, @RestQuery("max_points") @DefaultValue("1000") int maxPoints) {
        runs.requireVisible(caller.team(), id);
        List<String> wanted = keys == null || keys.isBlank()
                ? List.of()
                : Arrays.stream(keys.split(",")).map(String::trim).distinct().toList();
        return new SeriesList(measurements.series(caller.team(), id, wanted, maxPoints));
    }

    @GET
    @Path("logs")
    @RolesAllowed({Role.VIEWER, Role.SERVICE})
    public LogPage logs(@RestPath String id, @RestQuery @DefaultValue("0") long after) {
        runs.requireVisible(caller.team(), id);
        return measurements.log(caller.team(), id, after);
    }

    @GET
    @Path("checkpoints")
    @RolesAllowed({Role.VIEWER, Role.SERVICE})
    public CheckpointList checkpoints(@RestPath String id) {
        runs.requireVisible(caller.team(), id);
        return new CheckpointList(attempts.checkpoints(caller.team(), id));
    }

    /** Thinned series; minima and maxima survive. */
    public record SeriesList(List<MetricSeries> series) {}

    /** In step order. */
    public record CheckpointList(List<Checkpoint> items) {}
}
