package dev.landbridge.training.process;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Map;

/** One line of a worker's standard output; see the worker's README. */
public sealed interface WorkerEvent {
    Instant time();

    /** Training starts at {@code fromStep}. */
    record Running(Instant time, long fromStep, long totalSteps) implements WorkerEvent {}

    /** The engine is being loaded. */
    record Loading(Instant time) implements WorkerEvent {}

    /** The worker ends on its own, before the end of the training. */
    record Ended(Instant time, String state, String reason, String message, long step) implements WorkerEvent {}

    record Metrics(Instant time, long step, Map<String, Double> values) implements WorkerEvent {}

    record CheckpointWritten(Instant time, long step, String digest, long size, String directory)
            implements WorkerEvent {}

    /** @param idleSeconds since the training thread last made progress */
    record Heartbeat(Instant time, long step, String phase, double idleSeconds) implements WorkerEvent {}

    record HealthSeen(Instant time, long step, String kind, String level, String message) implements WorkerEvent {}

    record Said(Instant time, String level, String text) implements WorkerEvent {}

    /** @param content the whole line, with checkpoint, export and facts */
    record Done(Instant time, long step, JsonNode content) implements WorkerEvent {}
}
