package dev.landbridge.training.process;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads a worker's lines; never fails on one, because a worker's output is not ours to trust. */
public final class WorkerEvents {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern METRIC_KEY = Pattern.compile("[a-z][a-z0-9_]{0,63}");

    private final Clock clock;

    public WorkerEvents(Clock clock) {
        this.clock = clock;
    }

    /** Empty for an event of a type this version does not know. */
    public Optional<WorkerEvent> parse(String line) {
        JsonNode event;
        try {
            event = JSON.readTree(line);
        } catch (JsonProcessingException e) {
            return Optional.of(new WorkerEvent.Said(clock.instant(), "warn", line));
        }
        if (event == null || !event.isObject()) {
            return Optional.of(new WorkerEvent.Said(clock.instant(), "warn", line));
        }
        return Optional.ofNullable(typed(event, time(event), event.path("step").asLong()));
    }

    private static WorkerEvent typed(JsonNode event, Instant time, long step) {
        return switch (event.path("type").asText()) {
            case "state" -> state(event, time, step);
            case "metrics" -> new WorkerEvent.Metrics(time, step, values(event.path("values")));
            case "checkpoint" ->
                new WorkerEvent.CheckpointWritten(
                        time,
                        step,
                        event.path("digest").asText(),
                        event.path("size").asLong(),
                        event.path("directory").asText());
            case "heartbeat" ->
                new WorkerEvent.Heartbeat(
                        time,
                        step,
                        event.path("phase").asText(),
                        event.path("idle_seconds").asDouble());
            case "health" ->
                new WorkerEvent.HealthSeen(
                        time,
                        step,
                        event.path("kind").asText(),
                        event.path("level").asText(),
                        event.path("message").asText());
            case "log" ->
                new WorkerEvent.Said(
                        time,
                        event.path("level").asText("info"),
                        event.path("text").asText());
            case "done" -> new WorkerEvent.Done(time, step, event);
            default -> null;
        };
    }

    private static WorkerEvent state(JsonNode event, Instant time, long step) {
        String state = event.path("state").asText();
        return switch (state) {
            case "loading" -> new WorkerEvent.Loading(time);
            case "running" ->
                new WorkerEvent.Running(
                        time,
                        event.path("from_step").asLong(),
                        event.path("total_steps").asLong());
            default ->
                new WorkerEvent.Ended(
                        time,
                        state,
                        event.path("reason").asText(),
                        event.path("message").asText(),
                        step);
        };
    }

    private static Map<String, Double> values(JsonNode node) {
        Map<String, Double> values = new HashMap<>();
        node.properties().forEach(entry -> {
            double value = entry.getValue().asDouble(Double.NaN);
            if (entry.getValue().isNumber()
                    && Double.isFinite(value)
                    && METRIC_KEY.matcher(entry.getKey()).matches()) {
                values.put(entry.getKey(), value);
            }
        });
        return values;
    }

    private Instant time(JsonNode event) {
        try {
            return Instant.parse(event.path("time").asText());
        } catch (DateTimeException e) {
            return clock.instant();
        }
    }
}
