package dev.landbridge.registry.gate;

/**
 * The deployment that would serve, as it is now.
 *
 * @param releaseId the release that asks, or null for a move by hand
 * @param deploymentId the deployment the evidence is about; one started again from it counts by its fingerprint
 * @param fingerprintDigest of the running deployment, or null when it was not looked at
 * @param fault the fault injected into it, or empty
 */
public record Candidate(String releaseId, String deploymentId, String fingerprintDigest, String fault) {}
