package dev.landbridge.training.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.landbridge.training.measurement.LogLine;
import dev.landbridge.training.measurement.MeasurementCursor;
import dev.landbridge.training.measurement.Measurements;
import dev.landbridge.training.measurement.StreamedSample;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** One listener's place in a run's stream. It reads the database only, so any node can serve and resume it. */
final class RunEventFeed {
    private final String team;
    private final String runId;
    private final Runs runs;
    private final Measurements measurements;
    private final Sse sse;
    private final Clock clock;
    private final ObjectMapper json;
    private final Duration keepAlive;

    private MeasurementCursor cursor;
    private Run lastRun;
    private Instant lastSent;
    private boolean ended;
    private boolean closed;

    RunEventFeed(
            Run start,
            MeasurementCursor cursor,
            Runs runs,
            Measurements measurements,
            Sse sse,
            Clock clock,
            ObjectMapper json,
            Duration keepAlive) {
        this.team = start.team();
        this.runId = start.id();
        this.cursor = cursor;
        this.runs = runs;
        this.measurements = measurements;
        this.sse = sse;
        this.clock = clock;
        this.json = json;
        this.keepAlive = keepAlive;
        this.lastSent = clock.instant();
    }

    /** There will be no more news: the terminal state and everything before it was given out. */
    boolean closed() {
        return closed;
    }

    /** What is new since the last call. */
    List<OutboundSseEvent> news() {
        if (ended) {
            closed = true;
            return List.of();
        }
        // the state first: what a terminal run wrote before it ended is then surely read below
        Run run = runs.get(team, runId);
        List<OutboundSseEvent> events = new ArrayList<>();
        boolean more = addMeasurements(events);
        boolean last = run.state().isTerminal();
        if (!run.equals(lastRun) && !(last && more)) {
            lastRun = run;
            events.add(event("run", run));
        }
        ended = last && !more;
        if (!events.isEmpty()) {
            lastSent = clock.instant();
        } else if (Duration.between(lastSent, clock.instant()).compareTo(keepAlive) >= 0) {
            lastSent = clock.instant();
            events.add(sse.newEventBuilder().comment("keep-alive").build());
        }
        return events;
    }

    private boolean addMeasurements(List<OutboundSseEvent> events) {
        List<StreamedSample> samples = measurements.samplesAfter(team, runId, cursor);
        for (StreamedSample sample : samples) {
            cursor = cursor.afterMetric(sample.sequence());
            events.add(event("metrics", sample.sample()));
        }
        List<LogLine> lines = measurements.linesAfter(team, runId, cursor);
        for (LogLine line : lines) {
            cursor = cursor.afterLine(line.n());
            events.add(event("log", line));
        }
        return !samples.isEmpty() || !lines.isEmpty();
    }

    private OutboundSseEvent event(String name, Object data) {
        return sse.newEventBuilder()
                .name(name)
                .id(cursor.toString())
                .data(json(data))
                .build();
    }

    // written here, because the framework would add a content type to every event
    private String json(Object data) {
        try {
            return json.writeValueAsString(data);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot write an event of run " + runId, e);
        }
    }
}
