package dev.landbridge.eval.endpoint;

import java.time.Instant;

/** A foreign OpenAI-compatible server that a team evaluates. */
record Endpoint(
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
        LastProbe lastProbe) {

    /** What the server said when it was asked for one token; null before the first time. */
    record LastProbe(boolean ok, String detail, Instant at) {}

    static Endpoint of(EndpointEntity entity) {
        return new Endpoint(
                entity.id,
                entity.name,
                entity.baseUrl,
                entity.model,
                entity.sealedKey != null,
                entity.chat,
                entity.completions,
                entity.tokenizer,
                entity.createdAt,
                entity.createdBy,
                entity.probedAt == null ? null : new LastProbe(entity.probeOk, entity.probeDetail, entity.probedAt));
    }
}
