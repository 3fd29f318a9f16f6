package dev.landbridge.eval.certificate;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;

/** The page a person reads first in a release bundle. */
final class ReleaseReadme {
    private static final String PAGE = """
        # %s, version %s, on %s

        %s

        | | |
        |---|---|
        | weights digest | `%s` |
        | certificate | `%s`, valid until %s |
        | verdict | %s under the profile %s |
        | numerics | %s |
        %s
        ## Check it

        With Landbridge, offline, and with a public key that reached you by another way:

        ```sh
        ./landbridge verify THIS.release.zip --weights DIRECTORY --key evaluator.pem
        ```

        By hand: `docs/guides/certificates.md` of Landbridge shows it with openssl. Every file here is listed with its
        SHA-256 in `release.sigstore.json`, which is signed.

        ## Run it

        Engine %s %s%s. `deployment/recipe.yaml` has the rows of the catalogue and the fingerprint that was certified;
        another engine version, driver, parallel layout or graph mode is another deployment, and not certified.

        ```sh
        %s
        ```
        """;

    private ReleaseReadme() {}

    static byte[] of(JsonNode predicate, DeploymentRecipe recipe) {
        JsonNode target = predicate.at("/environment/target");
        String label = predicate.path("label").asText();
        String flags = recipe.flags().isEmpty()
                ? "# The engine's own defaults; no flag follows from the fingerprint."
                : "# flags that follow from the fingerprint\n" + String.join(" \\\n  ", recipe.flags());
        return PAGE.formatted(
                        target.path("model_name").asText(),
                        target.path("model_version").asText(),
                        recipe.chipName(),
                        predicate.path("sentence").asText(),
                        target.path("weights_digest").asText(),
                        predicate.path("certificate_id").asText(),
                        predicate.path("expires_at").asText(),
                        predicate.path("verdict").asText(),
                        predicate.path("profile").asText(),
                        predicate.path("numerics").asText(),
                        label.isEmpty() ? "" : "| note | " + label + " |\n",
                        recipe.engine(),
                        recipe.engineVersion(),
                        recipe.image().map(image -> ", image `" + image + "`").orElse(""),
                        flags)
                .getBytes(StandardCharsets.UTF_8);
    }
}
