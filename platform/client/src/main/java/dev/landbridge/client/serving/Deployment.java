package dev.landbridge.client.serving;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;

/**
 * A version that is served on a chip with certain numerics.
 *
 * @param role what it is for, as the server names it
 * @param fault what was broken in it on purpose; empty for nothing
 * @param fingerprint digests of everything that answers depend on
 */
public record Deployment(
        String id,
        String team,
        String model,
        int version,
        String versionId,
        String chip,
        String numerics,
        String numericsLabel,
        String role,
        String fault,
        String state,
        String message,
        JsonNode engine,
        JsonNode fingerprint,
        String fingerprintDigest,
        JsonNode replicas,
        List<RouteName> routes,
        Instant createdAt,
        String createdBy,
        Instant readyAt) {

    /** A name under which applications call it. */
    public record RouteName(String name, String alias) {}

    /**
     * Wish for a deployment; null takes the server's default.
     *
     * @param numerics for example {@code fp32} or {@code bf16-emulated}
     */
    public record Wish(String model, int version, String chip, String numerics, String role, String fault) {
        public static Wish of(String model, int version, String chip, String numerics) {
            return new Wish(model, version, chip, numerics, null, null);
        }
    }

    public boolean ready() {
        return state.equals("READY");
    }

    public boolean ended() {
        return state.equals("FAILED") || state.equals("STOPPED");
    }
}
