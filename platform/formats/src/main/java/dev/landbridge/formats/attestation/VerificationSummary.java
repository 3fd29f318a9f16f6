package dev.landbridge.formats.attestation;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.landbridge.formats.digest.CanonicalJson;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * A SLSA verification summary: who judged what against which policy, resting on which attestations.
 *
 * @param verifier URI of who judged
 * @param subjects what was judged, by name and SHA-256
 * @param resource URI of what was asked for
 * @param policy URI and digest of the policy
 * @param inputs what the judgement rested on
 * @param levels what was verified, in words of the verifier; left out when it did not pass
 */
public record VerificationSummary(
        String verifier,
        Instant timeVerified,
        List<Resource> subjects,
        String resource,
        Resource policy,
        List<Resource> inputs,
        boolean passed,
        List<String> levels) {

    public static final String PREDICATE_TYPE = "https://slsa.dev/verification_summary/v1";

    /**
     * Something with a digest.
     *
     * @param uri its URI, or its name as a subject
     * @param sha256 lower-case hex
     */
    public record Resource(String uri, String sha256) {}

    /** The in-toto statement's bytes. */
    public byte[] statement() {
        ObjectNode statement = JsonNodeFactory.instance.objectNode();
        statement.put("_type", "https://in-toto.io/Statement/v1");
        ArrayNode list = statement.putArray("subject");
        subjects.forEach(subject -> digest(list.addObject().put("name", subject.uri()), subject));
        statement.put("predicateType", PREDICATE_TYPE);
        ObjectNode predicate = statement.putObject("predicate");
        predicate.putObject("verifier").put("id", verifier);
        predicate.put(
                "timeVerified", timeVerified.truncatedTo(ChronoUnit.SECONDS).toString());
        predicate.put("resourceUri", resource);
        digest(predicate.putObject("policy").put("uri", policy.uri()), policy);
        ArrayNode attestations = predicate.putArray("inputAttestations");
        inputs.forEach(input -> digest(attestations.addObject().put("uri", input.uri()), input));
        predicate.put("verificationResult", passed ? "PASSED" : "FAILED");
        ArrayNode verified = predicate.putArray("verifiedLevels");
        // The specification's word for a policy that was not met.
        (passed ? levels : List.of("FAILED")).forEach(verified::add);
        predicate.put("slsaVersion", "1.0");
        return CanonicalJson.bytes(statement);
    }

    private static void digest(ObjectNode node, Resource resource) {
        node.putObject("digest").put("sha256", resource.sha256());
    }
}
