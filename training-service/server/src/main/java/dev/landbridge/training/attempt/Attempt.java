package dev.landbridge.training.attempt;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.landbridge.training.process.ProcessIdentity;
import java.time.Instant;

/**
 * One worker process of a run.
 *
 * @param fromStep finished steps it began with
 * @param toStep finished steps when it ended; null while it runs
 */
public record Attempt(
        int number,
        AttemptState state,
        String silicon,
        Instant startedAt,
        Instant finishedAt,
        long fromStep,
        Long toStep,
        String reason,
        @JsonIgnore ProcessIdentity process) {
    static Attempt of(AttemptEntity entity) {
        return new Attempt(
                entity.number,
                entity.state,
                entity.silicon,
                entity.startedAt,
                entity.finishedAt,
                entity.fromStep,
                entity.toStep,
                entity.reason,
                entity.pid == null ? null : new ProcessIdentity(entity.host, entity.pid, entity.pidStartedAt));
    }
}
