package dev.landbridge.inference.deployment;

/**
 * An engine that takes requests now.
 *
 * @param servedName the model name the engine itself answers to
 * @param createdAt when the deployment was made, epoch seconds
 */
public record ServedEngine(
        String deploymentId,
        String team,
        String model,
        int version,
        String chip,
        String numerics,
        String host,
        int port,
        String servedName,
        int maxModelLen,
        long createdAt) {}
