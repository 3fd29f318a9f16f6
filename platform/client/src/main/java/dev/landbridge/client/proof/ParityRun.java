package dev.landbridge.client.proof;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/**
 * A deployment compared with a golden trace; verdict, gates and statistics are null until it has finished.
 *
 * @param verdict PASS, FAIL or INCONCLUSIVE
 * @param sentence the verdict in words
 */
public record ParityRun(
        String id,
        String model,
        Integer version,
        String goldenTraceId,
        String deploymentId,
        String chip,
        String numerics,
        String profile,
        String policyVersion,
        String state,
        double progress,
        String message,
        String verdict,
        String sentence,
        String digest,
        JsonNode gates,
        JsonNode gatesNotRun,
        Statistics statistics,
        JsonNode series,
        JsonNode environment,
        String certificateId,
        boolean standIn,
        Instant createdAt,
        String createdBy,
        Instant finishedAt)
        implements Job {

    /** Kullback-Leibler divergence in nats, agreement as a share, shift of the log likelihood in nats per token. */
    public record Statistics(Double meanKl, Double top1Agreement, Double deltaNll) {}

    /** @param profile null takes the server's default */
    public record Wish(String goldenTraceId, String deploymentId, String profile) {}
}
