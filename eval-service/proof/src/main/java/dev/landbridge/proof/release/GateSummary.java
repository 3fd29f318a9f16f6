package dev.landbridge.proof.release;

import com.fasterxml.jackson.databind.JsonNode;
import dev.landbridge.formats.attestation.VerificationSummary;
import dev.landbridge.formats.digest.CanonicalJson;
import dev.landbridge.formats.digest.Sha256;
import dev.landbridge.proof.ProofJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The registry's decision in a bundle: a SLSA verification summary and the two documents it names by digest. */
final class GateSummary {

    private final JsonNode statement;
    private final Map<String, String> inputs = new HashMap<>();

    private GateSummary(JsonNode statement) {
        this.statement = statement;
        statement
                .at("/predicate/inputAttestations")
                .forEach(input -> inputs.put(
                        input.path("uri").asText(),
                        input.path("digest").path("sha256").asText()));
    }

    /** @throws IOException when the payload is no statement of this kind */
    static GateSummary parse(byte[] payload) throws IOException {
        JsonNode statement = ProofJson.tree(new String(payload, StandardCharsets.UTF_8));
        if (!statement.path("predicateType").asText().equals(VerificationSummary.PREDICATE_TYPE)) {
            throw new IOException("it is no verification summary");
        }
        return new GateSummary(statement);
    }

    void check(Path directory, Findings findings) throws IOException {
        String where = ReleaseFiles.SUMMARY;
        findings.require(
                Sha256.hex(directory.resolve(ReleaseFiles.POLICY))
                        .equals(statement.at("/predicate/policy/digest/sha256").asText()),
                ReleaseFiles.POLICY,
                "is not the policy of the decision");
        JsonNode decision = ProofJson.tree(Files.readString(directory.resolve(ReleaseFiles.DECISION)));
        findings.require(
                CanonicalJson.sha256(decision)
                        .equals(inputs.get(
                                "landbridge:decision/" + decision.path("id").asText())),
                ReleaseFiles.DECISION,
                "is not the record of the decision");
        decision.path("inputs").path("evidence").forEach(item -> {
            String digest = inputs.get(uri(item));
            findings.require(digest != null && digest.equals(digest(item)), where, "does not name " + uri(item));
        });
        boolean passed = statement.at("/predicate/verificationResult").asText().equals("PASSED");
        if (!passed) {
            findings.objections.add("The release policy refused this version.");
        }
    }

    /** That the decision was about this version, and rested on this certificate. */
    void checkBinding(String weightsDigest, String certificateId, String certificateSha256, Findings findings) {
        boolean about = false;
        for (JsonNode subject : statement.path("subject")) {
            about |= subject.path("digest").path("sha256").asText().equals(weightsDigest);
        }
        findings.require(about, ReleaseFiles.SUMMARY, "is about another version");
        findings.require(
                certificateSha256.equals(inputs.get("landbridge:certificate/" + certificateId)),
                ReleaseFiles.SUMMARY,
                "did not rest on this certificate");
    }

    /** How a piece of evidence is named in the summary. */
    private static String uri(JsonNode evidence) {
        return "landbridge:" + evidence.path("kind").asText() + "/"
                + evidence.path("reference_id").asText();
    }

    private static String digest(JsonNode evidence) {
        String own = evidence.path("digest").asText("");
        return own.isEmpty() ? CanonicalJson.sha256(evidence) : own;
    }
}
