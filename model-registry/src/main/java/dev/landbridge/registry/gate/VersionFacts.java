package dev.landbridge.registry.gate;

import java.time.Instant;
import java.util.Map;

/** What a policy may ask about the version itself. */
public record VersionFacts(
        String model,
        int version,
        String digest,
        long parameters,
        long size,
        String createdBy,
        Instant createdAt,
        Map<String, String> facts) {}
