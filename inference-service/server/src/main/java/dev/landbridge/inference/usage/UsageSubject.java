package dev.landbridge.inference.usage;

/**
 * Who asked what of which deployment.
 *
 * @param keyId null when a person or a service called with a token
 * @param keyName name of the key, the person or the service
 * @param requestedModel the model name the client sent
 */
public record UsageSubject(
        String team,
        String requestId,
        String keyId,
        String keyName,
        String requestedModel,
        String model,
        int version,
        String deploymentId,
        String chip,
        boolean stream) {}
