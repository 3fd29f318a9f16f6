package dev.landbridge.proof.diagnosis;

import java.util.Map;

/**
 * One setting of the serving engine with its outcome.
 *
 * @param settings level by factor, for example {@code concurrency} 8
 * @param kl nats a token; null where nothing was scored
 */
public record CellOutcome(Map<String, String> settings, Double kl, boolean failed) {}
