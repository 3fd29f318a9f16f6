package dev.landbridge.registry.storage;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;

/**
 * One reading of every stored byte against its digest.
 *
 * @param checked contents read so far
 * @param total contents there were at the beginning
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record StorageCheck(
        String id,
        State state,
        long checked,
        long total,
        List<Finding> findings,
        Instant createdAt,
        Instant finishedAt,
        @JsonIgnore String lastSha256) {
    public enum State {
        RUNNING,
        SUCCEEDED,
        FAILED
    }

    /** A content that is not what its address says, or that nobody recorded. */
    public record Finding(String sha256, String problem) {}
}
