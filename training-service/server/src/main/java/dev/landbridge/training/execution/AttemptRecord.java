package dev.landbridge.training.execution;

/** Where a supervised attempt writes, and where it learns that it shall stop. */
interface AttemptRecord {
    void write(EventBatch batch);

    void resumedFrom(long step);

    boolean cancelRequested();
}
