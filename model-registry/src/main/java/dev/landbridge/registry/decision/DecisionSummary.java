package dev.landbridge.registry.decision;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.landbridge.formats.attestation.VerificationSummary;
import dev.landbridge.formats.attestation.VerificationSummary.Resource;
import dev.landbridge.formats.digest.CanonicalJson;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A decision as a SLSA verification summary. */
final class DecisionSummary {
    private static final String VERIFIER = "https://landbridge.dev/model-registry";

    private final Decision decision;
    private final ObjectNode record;

    DecisionSummary(Decision decision, ObjectMapper json) {
        this.decision = decision;
        try {
            this.record = json.createObjectNode();
            record.put("id", decision.id());
            record.put("model", decision.model());
            record.put("version", decision.version());
            record.put("alias", decision.alias());
            record.put("chip", decision.chip());
            record.put("allowed", decision.allowed());
            record.put("policy", decision.policy());
            record.put("policy_digest", decision.policyDigest());
            record.put("release_id", decision.releaseId());
            record.put("decided_at", decision.decidedAt().toString());
            record.put("subject", decision.subject());
            record.set("inputs", json.readTree(decision.inputs()));
            record.set("gates", json.readTree(decision.gates()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the decision " + decision.id() + " is unreadable", e);
        }
    }

    /** Canonical JSON of what was decided and on which grounds. */
    String record() {
        return CanonicalJson.write(record);
    }

    byte[] statement() {
        return new VerificationSummary(
                        VERIFIER,
                        decision.decidedAt(),
                        List.of(new Resource(decision.model() + ":" + decision.version(), decision.subject())),
                        resource(),
                        new Resource("landbridge:policy/" + encoded(decision.policy()), decision.policyDigest()),
                        inputs(),
                        decision.allowed(),
                        levels())
                .statement();
    }

    private String resource() {
        return "landbridge:model/" + encoded(decision.model()) + "@" + decision.version() + "?alias="
                + encoded(decision.alias()) + "&chip=" + encoded(decision.chip());
    }

    private List<Resource> inputs() {
        List<Resource> inputs = new ArrayList<>();
        for (JsonNode item : record.at("/inputs/evidence")) {
            String own = item.path("digest").asText("");
            inputs.add(new Resource(
                    "landbridge:" + item.path("kind").asText() + "/"
                            + item.path("reference_id").asText(),
                    own.isEmpty() ? CanonicalJson.sha256(item) : own));
        }
        inputs.add(new Resource("landbridge:decision/" + decision.id(), CanonicalJson.sha256(record)));
        return inputs;
    }

    /** The gates that passed; those that a waiver let pass say so. */
    private List<String> levels() {
        List<String> levels = new ArrayList<>();
        for (JsonNode gate : record.path("gates")) {
            String name = gate.path("name").asText().toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]+", "_");
            levels.add("LANDBRIDGE_" + name + (gate.path("waiver_id").isTextual() ? "_WAIVED" : ""));
        }
        return levels;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(String.valueOf(text), StandardCharsets.UTF_8);
    }
}
