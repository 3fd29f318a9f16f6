package dev.landbridge.training.attempt;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;

/**
 * Weights and optimizer state after a step.
 *
 * @param digest root digest of its files
 * @param size bytes
 * @param path relative to the run's directory
 */
public record Checkpoint(
        long step,
        String digest,
        long size,
        Instant createdAt,
        @JsonIgnore int attempt,
        @JsonIgnore String path) {}
