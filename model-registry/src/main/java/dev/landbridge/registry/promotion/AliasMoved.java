package dev.landbridge.registry.promotion;

/** The event that an alias points elsewhere; the deployment is null for an alias that serves nothing. */
record AliasMoved(
        String model,
        String alias,
        int version,
        String deploymentId,
        String releaseId,
        String certificateId,
        String previousDeploymentId) {}
