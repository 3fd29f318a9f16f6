package dev.landbridge.inference.deployment;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.landbridge.formats.digest.CanonicalJson;

/**
 * Everything a certificate is bound to, the fields of the contract's Fingerprint under the same names. Its digest is
 * the SHA-256 of the canonical JSON with all fields, empty ones included.
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record Fingerprint(
        String weightsDigest,
        String tokenizerDigest,
        String chatTemplateDigest,
        String engine,
        String engineVersion,
        String chip,
        String numerics,
        String quantization,
        String platformRow,
        String parallelLayout,
        String servingMode,
        String graphDigest) {

    public String digest() {
        return CanonicalJson.sha256(this);
    }

    dev.landbridge.contracts.inference.v1.Fingerprint toProto() {
        return dev.landbridge.contracts.inference.v1.Fingerprint.newBuilder()
                .setWeightsDigest(weightsDigest)
                .setTokenizerDigest(tokenizerDigest)
                .setChatTemplateDigest(chatTemplateDigest)
                .setEngine(engine)
                .setEngineVersion(engineVersion)
                .setChip(chip)
                .setNumerics(numerics)
                .setQuantization(quantization)
                .setPlatformRow(platformRow)
                .setParallelLayout(parallelLayout)
                .setServingMode(servingMode)
                .setGraphDigest(graphDigest)
                .build();
    }
}
