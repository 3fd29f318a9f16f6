package dev.landbridge.training.run;

import com.fasterxml.jackson.databind.JsonNode;
import dev.landbridge.training.attempt.Attempt;
import dev.landbridge.training.health.Health;
import java.time.Instant;
import java.util.List;

/**
 * A training run as it stands.
 *
 * @param progress 0 to 1
 * @param etaSeconds null while nothing can be said
 * @param registerAs empty when the result is not registered
 */
public record Run(
        String id,
        String name,
        String team,
        String experiment,
        String recipe,
        String preset,
        RunState state,
        String message,
        String pool,
        String silicon,
        String targetChip,
        DatasetReference dataset,
        JsonNode parameters,
        String registerAs,
        long step,
        long totalSteps,
        double progress,
        Long etaSeconds,
        List<Attempt> attempts,
        Health health,
        RunSummary summary,
        ModelVersionReference modelVersion,
        Preflight preflight,
        Instant createdAt,
        String createdBy,
        Instant startedAt,
        Instant finishedAt) {}
