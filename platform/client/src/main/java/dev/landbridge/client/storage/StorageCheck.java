package dev.landbridge.client.storage;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * A run over every stored byte.
 *
 * @param checked blobs so far, of {@code total}
 * @param findings blobs that are missing or whose bytes do not have their digest
 */
public record StorageCheck(
        String id,
        String state,
        long checked,
        long total,
        List<Finding> findings,
        Instant createdAt,
        Instant finishedAt) {
    private static final Set<String> RUNNING = Set.of("QUEUED", "PENDING", "READY", "RUNNING");

    public StorageCheck {
        findings = findings == null ? List.of() : List.copyOf(findings);
    }

    public record Finding(String sha256, String problem) {}

    public boolean isFinal() {
        return !RUNNING.contains(state);
    }

    /** Finished, and every byte is what it should be. */
    public boolean clean() {
        return isFinal() && !state.equals("FAILED") && findings.isEmpty();
    }
}
