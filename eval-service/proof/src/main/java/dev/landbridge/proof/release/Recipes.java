package dev.landbridge.proof.release;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Path;

/** Checks that a deployment recipe deploys what was certified. */
final class Recipes {
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private Recipes() {}

    static void check(Path recipe, JsonNode certificate, Findings findings) throws IOException {
        JsonNode yaml = YAML.readTree(recipe.toFile());
        JsonNode target = certificate.at("/predicate/environment/target");
        findings.require(
                yaml.path("fingerprint").equals(target.path("fingerprint")),
                ReleaseFiles.RECIPE,
                "its fingerprint is not the certified one");
        findings.require(
                yaml.path("chip").path("key").equals(target.path("chip")), ReleaseFiles.RECIPE, "is for another chip");
    }
}
