package dev.landbridge.training.run;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.landbridge.kit.access.Caller;
import dev.landbridge.kit.access.Role;
import dev.landbridge.training.measurement.MeasurementCursor;
import dev.landbridge.training.measurement.Measurements;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Clock;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;

@Path("/api/v1/runs/{id}/events")
public class RunEventResource {
    private final Runs runs;
    private final Measurements measurements;
    private final RunEventConfig config;
    private final Caller caller;
    private final Clock clock;
    private final ObjectMapper json;

    RunEventResource(
            Runs runs,
            Measurements measurements,
            RunEventConfig config,
            Caller caller,
            Clock clock,
            ObjectMapper json) {
        this.runs = runs;
        this.measurements = measurements;
        this.config = config;
        this.caller = caller;
        this.clock = clock;
        this.json = json;
    }

    /** Ends after the run's terminal state. Resumes behind the event named by Last-Event-ID. */
    @GET
    @Blocking
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @RolesAllowed({Role.VIEWER, Role.SERVICE})
    public Multi<OutboundSseEvent> events(
            @RestPath String id, @RestHeader("Last-Event-ID") String lastEventId, @Context Sse sse) {
        Run run = runs.get(caller.team(), id);
        MeasurementCursor cursor = MeasurementCursor.parse(lastEventId).orElseGet(() -> measurements.tail(id));
        RunEventFeed feed = new RunEventFeed(run, cursor, runs, measurements, sse, clock, json, config.keepAlive());
        return Multi.createBy()
                .repeating()
                .uni(() -> Uni.createFrom().item(feed::news).runSubscriptionOn(Infrastructure.getDefaultWorkerPool()))
                .withDelay(config.pollInterval())
                .whilst(news -> !feed.closed())
                .onItem()
                .disjoint();
    }
}
