package dev.landbridge.client.proof;

import java.time.Instant;

/**
 * A foreign server that speaks OpenAI's protocol.
 *
 * @param hasKey whether a key is kept for it; nobody reads it back
 * @param tokenizer server or none
 * @param lastProbe null before the first
 */
public record Endpoint(
        String id,
        String name,
        String baseUrl,
        String model,
        boolean hasKey,
        boolean chat,
        boolean completions,
        String tokenizer,
        Instant createdAt,
        String createdBy,
        Probe lastProbe) {

    public record Probe(boolean ok, String detail, Instant at) {}

    /** Wish for an endpoint; {@code apiKey} may be null. */
    public record Wish(
            String name,
            String baseUrl,
            String model,
            String apiKey,
            boolean chat,
            boolean completions,
            String tokenizer) {
        public static Wish chat(String name, String baseUrl, String model, String apiKey) {
            return new Wish(name, baseUrl, model, apiKey, true, false, "none");
        }
    }
}
