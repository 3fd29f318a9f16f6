package dev.landbridge.client.serving;

import java.time.Instant;

/** The name that an application puts into {@code model}, and what answers it now. */
public record Route(
        String name,
        String deploymentId,
        String model,
        int version,
        String alias,
        String chip,
        String numerics,
        String certificateId,
        String releaseId,
        Instant updatedAt) {}
