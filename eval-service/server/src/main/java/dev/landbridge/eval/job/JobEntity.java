package dev.landbridge.eval.job;

import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.Version;
import java.time.Instant;

/** Columns that evaluations, golden traces and parity runs share. */
@MappedSuperclass
public class JobEntity {
    @Id
    public String id;

    public String team;

    @Enumerated(EnumType.STRING)
    public JobState state = JobState.QUEUED;

    public double progress;
    public String message = "waiting";
    public String model;
    public int modelVersion;
    public String modelVersionId;
    public String deploymentId;
    public Instant createdAt;
    public String createdBy;
    public Instant finishedAt;

    @Version
    public long version;

    /** Moves on unless the work has ended. */
    public void report(double share, String line) {
        if (!state.isTerminal()) {
            state = JobState.RUNNING;
            progress = share;
            message = line;
        }
    }

    public void end(JobState terminal, String line, Instant at) {
        state = terminal;
        progress = terminal == JobState.SUCCEEDED ? 1 : progress;
        message = line;
        finishedAt = at;
    }
}
