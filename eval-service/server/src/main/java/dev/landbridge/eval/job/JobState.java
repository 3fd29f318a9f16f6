package dev.landbridge.eval.job;

/** State of durable work. */
public enum JobState {
    QUEUED,
    RUNNING,
    SUCCEEDED,
    FAILED,
    CANCELLED;

    public boolean isTerminal() {
        return this == SUCCEEDED || this == FAILED || this == CANCELLED;
    }

    public dev.landbridge.contracts.eval.v1.JobState proto() {
        return dev.landbridge.contracts.eval.v1.JobState.valueOf("JOB_STATE_" + name());
    }
}
