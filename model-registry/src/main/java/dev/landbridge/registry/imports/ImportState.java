package dev.landbridge.registry.imports;

/** The life of an import. */
public enum ImportState {
    QUEUED,
    LISTING,
    DOWNLOADING,
    REGISTERING,
    SUCCEEDED,
    FAILED,
    CANCELLED;

    boolean ended() {
        return this == SUCCEEDED || this == FAILED || this == CANCELLED;
    }
}
