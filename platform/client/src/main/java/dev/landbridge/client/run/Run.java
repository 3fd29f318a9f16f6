package dev.landbridge.client.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A training run.
 *
 * @param state QUEUED, PREFLIGHT, RUNNING, REGISTERING, SUCCEEDED, FAILED or CANCELLED
 * @param progress 0 to 1
 * @param etaSeconds null while nothing can be said
 * @param registerAs model name of the result; empty when it is not registered
 * @param modelVersion null until the result is registered
 */
public record Run(
        String id,
        String name,
        String team,
        String experiment,
        String recipe,
        String preset,
        String state,
        String message,
        String pool,
        String silicon,
        String targetChip,
        DatasetChoice dataset,
        JsonNode parameters,
        String registerAs,
        long step,
        long totalSteps,
        double progress,
        Long etaSeconds,
        List<Attempt> attempts,
        Health health,
        Summary summary,
        Result modelVersion,
        Preflight preflight,
        Instant createdAt,
        String createdBy,
        Instant startedAt,
        Instant finishedAt) {
    private static final Set<String> FINAL = Set.of("SUCCEEDED", "FAILED", "CANCELLED");

    /** @param version 0 in a wish means the newest */
    public record DatasetChoice(String name, int version, String digest) {
        public static DatasetChoice of(String name, int version) {
            return new DatasetChoice(name, version, null);
        }
    }

    /** One worker process; {@code toStep} is null while it runs. */
    public record Attempt(
            int number,
            String state,
            String silicon,
            Instant startedAt,
            Instant finishedAt,
            long fromStep,
            Long toStep,
            String reason) {}

    /** @param state OK, WARN or FAILED */
    public record Health(String state, List<Finding> findings) {}

    public record Finding(String kind, long step, String message, Instant at) {}

    /** Newest values; exact matches are shares from 0 to 1. Null where there is none yet. */
    public record Summary(
            Double loss,
            Double gradientNorm,
            Double tokensPerSecond,
            Long tokens,
            Double heldoutExactMatch,
            Double heldoutExactMatchBefore) {}

    /** The version that the run became. */
    public record Result(String model, int version, String id) {}

    /** @param verdict OK, WARN, CONVERT or BLOCK */
    public record Preflight(String verdict, JsonNode findings, String rulesVersion) {}

    /**
     * Wish for a run. Null takes the default: the recipe's first preset, the first available pool, a name made of both.
     *
     * @param registerAs null or empty registers nothing
     */
    public record Wish(
            String experiment,
            String name,
            String recipe,
            String preset,
            DatasetChoice dataset,
            String pool,
            String targetChip,
            Map<String, Object> parameters,
            String registerAs) {}

    public boolean isFinal() {
        return FINAL.contains(state);
    }

    public boolean succeeded() {
        return state.equals("SUCCEEDED");
    }
}
