package dev.landbridge.eval.goldentrace;

import dev.landbridge.proof.golden.SideIdentity;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.util.Map;
import java.util.TreeMap;

/** What an uploaded KL base file does not tell; a {@code @BeanParam}. */
public class LlamaImport {
    /** Deployment that serves the weights the file was made with. */
    @NotBlank
    @QueryParam("deployment_id")
    String deploymentId;

    /** Chip that made the file, for people. */
    @QueryParam("chip")
    @DefaultValue("unknown")
    String chip;

    /** Numerics that made the file, for people. */
    @QueryParam("numerics")
    @DefaultValue("unknown")
    String numerics;

    /** Token that the tool put in place of the first of each window; -1 when the model takes none. */
    @QueryParam("bos_token_id")
    @DefaultValue("-1")
    @Min(-1)
    int bosTokenId;

    /** Windows to keep, from the first. */
    @QueryParam("windows")
    @DefaultValue("256")
    @Min(1)
    @Max(2048)
    int windows;

    String deploymentId() {
        return deploymentId;
    }

    int bosTokenId() {
        return bosTokenId;
    }

    int windows() {
        return windows;
    }

    SideIdentity identity(SideIdentity served, String fileDigest) {
        Map<String, String> fingerprint = new TreeMap<>();
        fingerprint.put("engine", "llama.cpp perplexity");
        fingerprint.put("chip", chip);
        fingerprint.put("numerics", numerics);
        fingerprint.put("file_sha256", fileDigest);
        fingerprint.put("digests", "stated by who imported the file: those of deployment " + served.deploymentId());
        return new SideIdentity(
                served.modelName(),
                served.modelVersion(),
                served.modelVersionId(),
                "",
                served.weightsDigest(),
                served.tokenizerDigest(),
                served.chatTemplateDigest(),
                chip,
                numerics,
                fingerprint);
    }
}
