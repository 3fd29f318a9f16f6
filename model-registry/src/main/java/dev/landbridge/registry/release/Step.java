package dev.landbridge.registry.release;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/**
 * One step of a release.
 *
 * @param progress 0 to 1
 * @param reference the remote work it started, or null
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Step(
        StepName name,
        State state,
        double progress,
        String message,
        Instant startedAt,
        Instant finishedAt,
        Reference reference) {

    /** How far a step is. */
    public enum State {
        PENDING,
        RUNNING,
        SUCCEEDED,
        FAILED,
        SKIPPED;

        boolean finished() {
            return this == SUCCEEDED || this == FAILED || this == SKIPPED;
        }
    }

    /** A thing in another service. */
    public record Reference(String kind, String id) {}

    static List<Step> plan() {
        return Arrays.stream(StepName.values())
                .map(name -> new Step(name, State.PENDING, 0, "", null, null, null))
                .toList();
    }

    Step started(String text, Instant at) {
        return new Step(name, State.RUNNING, progress, text, startedAt == null ? at : startedAt, null, reference);
    }

    Step referring(Reference to) {
        return new Step(name, state, progress, message, startedAt, finishedAt, to);
    }

    Step advanced(double share, String text) {
        return new Step(name, state, share, text, startedAt, finishedAt, reference);
    }

    Step finished(State end, String text, Instant at) {
        double share = end == State.SUCCEEDED ? 1 : progress;
        return new Step(name, end, share, text, startedAt == null ? at : startedAt, at, reference);
    }
}
