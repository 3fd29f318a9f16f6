package dev.landbridge.proof.certificate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.landbridge.formats.attestation.Envelope;
import dev.landbridge.formats.digest.CanonicalJson;
import dev.landbridge.formats.digest.Sha256;
import dev.landbridge.proof.parity.GateVerdict;
import dev.landbridge.proof.parity.ParityVerdict;
import java.io.IOException;
import java.util.Set;

/**
 * The companion of a certificate for tools that know no parity: an in-toto test-result v0.1 statement. Everything in it
 * follows from the certificate, so a verifier makes it again and compares.
 */
public final class TestResult {

    public static final String PREDICATE_TYPE = "https://in-toto.io/attestation/test-result/v0.1";
    private static final Set<String> CONFIGURATION = Set.of(Certificate.POLICY, "golden/manifest.json");

    private TestResult() {}

    /**
     * The statement's bytes.
     *
     * @param certificate a sigstore bundle that {@link CertificateIssuer} made
     * @throws IOException when it is none
     */
    public static byte[] statement(byte[] certificate) throws IOException {
        JsonNode parity = Statement.parse(Envelope.parse(certificate).payload());
        JsonNode found = parity.path("predicate");
        ObjectNode statement = JsonNodeFactory.instance.objectNode();
        statement.put("_type", Statement.TYPE);
        statement.set("subject", parity.path("subject"));
        statement.put("predicateType", PREDICATE_TYPE);
        ObjectNode predicate = statement.putObject("predicate");
        ArrayNode configuration = predicate.putArray("configuration");
        resource(configuration, Certificate.BUNDLE, Sha256.hex(certificate));
        for (JsonNode table : found.path("tables")) {
            if (CONFIGURATION.contains(table.path("path").asText())) {
                resource(
                        configuration,
                        table.path("path").asText(),
                        table.path("sha256").asText());
            }
        }
        tests(predicate, found);
        return CanonicalJson.bytes(statement);
    }

    private static void tests(ObjectNode predicate, JsonNode found) {
        ArrayNode passed = predicate.putArray("passedTests");
        ArrayNode warned = predicate.putArray("warnedTests");
        ArrayNode failed = predicate.putArray("failedTests");
        for (JsonNode gate : found.path("gates")) {
            String name = gate.path("id").asText() + " " + gate.path("title").asText();
            switch (GateVerdict.valueOf(gate.path("verdict").asText())) {
                case PASS -> passed.add(name);
                case WARN -> warned.add(name);
                default -> failed.add(name);
            }
        }
        boolean pass = found.path("verdict").asText().equals(ParityVerdict.PASS.name());
        predicate.put("result", !pass ? "FAILED" : warned.isEmpty() ? "PASSED" : "WARNED");
    }

    private static void resource(ArrayNode list, String name, String sha256) {
        list.addObject().put("name", name).putObject("digest").put("sha256", sha256);
    }
}
