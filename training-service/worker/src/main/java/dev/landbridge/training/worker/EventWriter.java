package dev.landbridge.training.worker;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintStream;
import java.time.Clock;
import java.time.temporal.ChronoUnit;

/** Writes one JSON object a line. */
final class EventWriter {
    private static final JsonMapper JSON = new JsonMapper();

    private final PrintStream out;
    private final Clock clock;
    private boolean closed;

    EventWriter(PrintStream out, Clock clock) {
        this.out = out;
        this.clock = clock;
    }

    ObjectNode event(String type, long step) {
        return JSON.createObjectNode()
                .put("type", type)
                .put("time", clock.instant().truncatedTo(ChronoUnit.MILLIS).toString())
                .put("step", step);
    }

    synchronized void write(ObjectNode event) {
        if (!closed) {
            print(event);
        }
    }

    /** Writes the last line: later ones are dropped. */
    synchronized void last(ObjectNode event) {
        write(event);
        closed = true;
    }

    void log(long step, String level, String text) {
        write(event("log", step).put("level", level).put("text", text));
    }

    void checkpoint(Checkpoint checkpoint) {
        write(event("checkpoint", checkpoint.step())
                .put("digest", checkpoint.digest())
                .put("size", checkpoint.size())
                .put("directory", "checkpoints/" + checkpoint.directory().getFileName()));
    }

    void health(long step, String kind, String level, String message) {
        write(event("health", step).put("kind", kind).put("level", level).put("message", message));
    }

    void ended(long step, String state, String reason, String message) {
        last(event("state", step).put("state", state).put("reason", reason).put("message", message));
    }

    private void print(ObjectNode event) {
        try {
            out.println(JSON.writeValueAsString(event));
            out.flush();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
