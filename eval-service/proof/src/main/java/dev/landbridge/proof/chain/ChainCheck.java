package dev.landbridge.proof.chain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.landbridge.formats.attestation.Envelope;
import dev.landbridge.formats.digest.CanonicalJson;
import dev.landbridge.formats.digest.Sha256;
import dev.landbridge.proof.ProofJson;
import dev.landbridge.proof.certificate.Certificate;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Checks the lines of an export: first every certificate, then every event, each chained to the one before it. A
 * certificate must be what its signed statement and the event of its issue say.
 */
public final class ChainCheck {
    private static final String GENESIS = "0".repeat(64);
    private static final String ISSUED = "certificate-issued";
    /** Column of a certificate and where its statement says the same. */
    private static final Map<String, String> STATED = Map.ofEntries(
            Map.entry("id", "/predicate/certificate_id"),
            Map.entry("parity_run_id", "/predicate/parity_run_id"),
            Map.entry("evaluation_id", "/predicate/evaluation_id"),
            Map.entry("model", "/predicate/environment/target/model_name"),
            Map.entry("model_version", "/predicate/environment/target/model_version"),
            Map.entry("model_version_id", "/predicate/model_version_id"),
            Map.entry("chip", "/predicate/chip"),
            Map.entry("numerics", "/predicate/numerics"),
            Map.entry("verdict", "/predicate/verdict"),
            Map.entry("weights_digest", "/subject/0/digest/sha256"),
            Map.entry("fingerprint_digest", "/subject/1/digest/sha256"),
            Map.entry("issued_at", "/predicate/issued_at"),
            Map.entry("expires_at", "/predicate/expires_at"));

    private final Map<String, JsonNode> unissued = new LinkedHashMap<>();
    private String certificateHead = GENESIS;
    private String eventHead = GENESIS;
    private long certificates;
    private long events;
    private ChainReport.Broken broken;

    /** @throws IOException when it cannot be read, or a line is no JSON object */
    public static ChainReport check(InputStream export) throws IOException {
        ChainCheck check = new ChainCheck();
        BufferedReader lines = new BufferedReader(new InputStreamReader(export, StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            check.accept(ProofJson.tree(line));
        }
        return check.report();
    }

    /** Takes the next line; after the first broken one nothing more is looked at. */
    public void accept(JsonNode line) {
        if (broken != null) {
            return;
        }
        if (line.path("type").asText().equals("certificate")) {
            certificate(line.path("certificate"), line);
        } else if (line.path("type").asText().equals("event")) {
            event(line.path("event"), line.path("digest").asText());
        } else {
            broken = new ChainReport.Broken("export", "", "has a line of an unknown kind");
        }
    }

    public ChainReport report() {
        return new ChainReport(broken == null, certificates, events, eventHead, broken);
    }

    private void certificate(JsonNode row, JsonNode line) {
        String reason = reason(row, line);
        if (reason != null) {
            broken = new ChainReport.Broken("certificate", row.path("id").asText(), reason);
            return;
        }
        certificateHead = line.path("chain_digest").asText();
        certificates++;
        unissued.put(row.path("id").asText(), row);
    }

    private String reason(JsonNode row, JsonNode line) {
        String sha256 = row.path("sha256").asText();
        if (!line.path("previous_digest").asText().equals(certificateHead)) {
            return "does not follow the certificate before it: one was removed, added or moved";
        }
        if (!Sha256.hex(certificateHead + sha256)
                .equals(line.path("chain_digest").asText())) {
            return "its digest does not match its place in the chain";
        }
        try {
            byte[] bundle = Base64.getDecoder().decode(line.path("bundle").asText());
            if (!Sha256.hex(bundle).equals(sha256)) {
                return "its bundle was changed";
            }
            if (!Envelope.parse(bundle).keyHint().equals(row.path("key_id").asText())) {
                return "key_id is not what was signed";
            }
            JsonNode statement = Certificate.statementIn(bundle);
            return STATED.entrySet().stream()
                    .filter(field -> !statement.at(field.getValue()).equals(row.path(field.getKey())))
                    .map(field -> field.getKey() + " is not what was signed")
                    .sorted()
                    .findFirst()
                    .orElse(null);
        } catch (IOException | IllegalArgumentException e) {
            return "its bundle is unreadable: " + e.getMessage();
        }
    }

    private void event(JsonNode event, String digest) {
        String id = event.path("id").asText();
        if (!event.path("previous_digest").asText().equals(eventHead)) {
            broken = new ChainReport.Broken(
                    "event", id, "does not follow the event before it: one was removed, added or moved");
        } else if (!CanonicalJson.sha256(event).equals(digest)) {
            broken = new ChainReport.Broken("event", id, "was changed");
        } else if (event.path("kind").asText().equals(ISSUED)) {
            issued(event);
        }
        if (broken == null) {
            eventHead = digest;
            events++;
        }
    }

    private void issued(JsonNode event) {
        String id = event.path("subject").asText();
        JsonNode row = unissued.remove(id);
        if (row == null) {
            broken = new ChainReport.Broken("certificate", id, "was issued, but is not there");
            return;
        }
        for (String field : (Iterable<String>) ((ObjectNode) row)::fieldNames) {
            if (!row.get(field).equals(event.path("content").path(field))) {
                broken = new ChainReport.Broken("certificate", id, field + " is not what was issued");
                return;
            }
        }
    }
}
