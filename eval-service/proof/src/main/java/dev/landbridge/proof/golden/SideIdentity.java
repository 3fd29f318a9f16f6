package dev.landbridge.proof.golden;

import java.util.Map;

/**
 * What one side of a comparison is.
 *
 * @param fingerprint everything a certificate is bound to (engine, chip, numerics, layout, graph...)
 */
public record SideIdentity(
        String modelName,
        int modelVersion,
        String modelVersionId,
        String deploymentId,
        String weightsDigest,
        String tokenizerDigest,
        String chatTemplateDigest,
        String chip,
        String numerics,
        Map<String, String> fingerprint) {}
