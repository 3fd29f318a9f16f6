package dev.landbridge.client.imports;

import java.time.Instant;
import java.util.Map;
import java.util.Set;

/**
 * A version being fetched from another registry by the server.
 *
 * @param source huggingface or modelscope
 * @param revision as asked for; {@code sourceCommit} is what it meant, or null before that is known
 * @param state QUEUED, LISTING, DOWNLOADING, REGISTERING, SUCCEEDED, FAILED or CANCELLED
 * @param bytes fetched so far, of {@code totalBytes}
 * @param version the registered version, or null before
 */
public record Import(
        String id,
        String source,
        String endpoint,
        String repo,
        String revision,
        String sourceCommit,
        String licence,
        String model,
        String state,
        String message,
        int files,
        int totalFiles,
        long bytes,
        long totalBytes,
        Integer version,
        Instant createdAt,
        String createdBy,
        Instant finishedAt) {
    private static final Set<String> FINAL = Set.of("SUCCEEDED", "FAILED", "CANCELLED");

    /**
     * Wish for an import.
     *
     * @param endpoint base address; null takes the source's public one
     * @param revision null takes the source's default branch
     * @param token of the source, for gated repositories; null for none
     * @param facts recorded with the version beside the provenance
     */
    public record Wish(
            String source,
            String endpoint,
            String repo,
            String revision,
            String model,
            String token,
            Map<String, String> facts) {}

    public boolean isFinal() {
        return FINAL.contains(state);
    }

    public boolean succeeded() {
        return state.equals("SUCCEEDED");
    }

    /** 0 to 1. */
    public double fraction() {
        return totalBytes == 0 ? 0 : (double) bytes / totalBytes;
    }
}
