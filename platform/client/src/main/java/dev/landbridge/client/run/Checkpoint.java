package dev.landbridge.client.run;

import java.time.Instant;

/**
 * Weights and optimizer state after a step.
 *
 * @param size bytes
 */
public record Checkpoint(long step, String digest, long size, Instant createdAt) {}
