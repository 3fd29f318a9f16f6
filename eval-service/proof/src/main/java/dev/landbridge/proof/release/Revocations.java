package dev.landbridge.proof.release;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.landbridge.formats.attestation.Envelope;
import dev.landbridge.formats.attestation.SigningKey;
import dev.landbridge.formats.attestation.VerificationKey;
import dev.landbridge.formats.digest.CanonicalJson;
import dev.landbridge.proof.ProofJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The signed list of what an installation has taken back. */
public record Revocations(Instant issuedAt, List<Entry> entries) {

    static final String PREDICATE_TYPE = "https://landbridge.dev/attestation/revocations/v1";

    /**
     * One certificate or key that no longer counts.
     *
     * @param kind certificate or key
     * @param sha256 of the certificate's bundle, or of the key's PEM, which is its id
     */
    public record Entry(String kind, String sha256, Instant revokedAt) {}

    public Revocations {
        entries = List.copyOf(entries);
    }

    /** An in-toto statement whose subjects are the revoked things; the list itself is one, so that there always is one. */
    public byte[] sign(SigningKey key) {
        ObjectNode predicate = JsonNodeFactory.instance.objectNode();
        predicate.put("issued_at", issuedAt.truncatedTo(ChronoUnit.SECONDS).toString());
        ArrayNode list = predicate.putArray("revocations");
        for (Entry entry : entries) {
            list.addObject()
                    .put("kind", entry.kind())
                    .put("sha256", entry.sha256())
                    .put(
                            "revoked_at",
                            entry.revokedAt().truncatedTo(ChronoUnit.SECONDS).toString());
        }
        ObjectNode statement = JsonNodeFactory.instance.objectNode();
        statement.put("_type", ReleaseSeal.TYPE);
        ArrayNode subjects = statement.putArray("subject");
        subject(subjects, "revocations", CanonicalJson.sha256(list));
        entries.forEach(entry -> subject(subjects, entry.kind(), entry.sha256()));
        statement.put("predicateType", PREDICATE_TYPE);
        statement.set("predicate", predicate);
        return Envelope.sign(CanonicalJson.bytes(statement), key).bundle();
    }

    private static void subject(ArrayNode subjects, String name, String sha256) {
        subjects.addObject().put("name", name).putObject("digest").put("sha256", sha256);
    }

    /** @throws IOException when it is no list of revocations, or none of the keys signed it */
    public static Revocations parse(byte[] bundle, Collection<VerificationKey> keys) throws IOException {
        Envelope envelope = Envelope.parse(bundle);
        if (keys.stream().noneMatch(envelope::signedBy)) {
            throw new IOException("it is signed by key " + envelope.keyHint() + ", which is not trusted");
        }
        JsonNode statement = ProofJson.tree(new String(envelope.payload(), StandardCharsets.UTF_8));
        if (!statement.path("predicateType").asText().equals(PREDICATE_TYPE)) {
            throw new IOException("it is no list of revocations");
        }
        List<Entry> entries = new ArrayList<>();
        for (JsonNode entry : statement.at("/predicate/revocations")) {
            entries.add(new Entry(
                    entry.path("kind").asText(),
                    entry.path("sha256").asText(),
                    Instant.parse(entry.path("revoked_at").asText())));
        }
        return new Revocations(
                Instant.parse(statement.at("/predicate/issued_at").asText()), entries);
    }

    public Optional<Entry> of(String sha256) {
        return entries.stream().filter(entry -> entry.sha256().equals(sha256)).findFirst();
    }
}
