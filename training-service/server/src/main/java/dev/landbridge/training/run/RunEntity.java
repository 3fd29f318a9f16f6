package dev.landbridge.training.run;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;

@Entity
@Table(name = "run")
class RunEntity {
    @Id
    String id;

    String team;
    String name;
    String experiment;
    String recipe;
    String preset;

    @Enumerated(EnumType.STRING)
    RunState state;

    String message = "";
    String pool;
    String silicon;
    String targetChip;
    String datasetName;
    int datasetVersion;
    String datasetDigest;
    String parameters;
    String registerAs;
    String preflight;
    String modelVersion;
    Instant createdAt;
    String createdBy;
    Instant startedAt;
    Instant finishedAt;
    Instant cancelRequestedAt;

    @Version
    long version;

    /** @throws IllegalStateException when the state machine has no such step */
    void advance(RunState next, String why, Instant now) {
        if (!state.next().contains(next)) {
            throw new IllegalStateException("run " + id + " cannot go from " + state + " to " + next);
        }
        state = next;
        message = why;
        if (startedAt == null && next == RunState.PREFLIGHT) {
            startedAt = now;
        }
        if (next.isTerminal()) {
            finishedAt = now;
        }
    }
}
