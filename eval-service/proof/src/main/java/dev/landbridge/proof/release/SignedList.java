package dev.landbridge.proof.release;

import com.fasterxml.jackson.databind.JsonNode;
import dev.landbridge.formats.attestation.Envelope;
import dev.landbridge.formats.attestation.VerificationKey;
import dev.landbridge.formats.digest.Sha256;
import dev.landbridge.proof.ProofJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.TreeSet;

/** Checks {@link ReleaseFiles#RELEASE}: who signed it, and that the files are those it lists. */
final class SignedList {

    private SignedList() {}

    /** The predicate; empty when no trusted key signed it. */
    static Optional<JsonNode> check(Path directory, Keys keys, Findings findings) throws IOException {
        Envelope envelope;
        JsonNode statement;
        try {
            envelope = Envelope.parse(Files.readAllBytes(directory.resolve(ReleaseFiles.RELEASE)));
            Optional<VerificationKey> key = keys.trustedKey(envelope.keyHint());
            if (key.isEmpty()) {
                findings.differ(ReleaseFiles.RELEASE, "signed by key " + envelope.keyHint() + ", which is not trusted");
                return Optional.empty();
            }
            if (!envelope.signedBy(key.get())) {
                findings.differ(ReleaseFiles.RELEASE, "the signature does not match the statement");
                return Optional.empty();
            }
            statement = ProofJson.tree(new String(envelope.payload(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            findings.differ(ReleaseFiles.RELEASE, e.getMessage());
            return Optional.empty();
        }
        if (!statement.path("_type").asText().equals(ReleaseSeal.TYPE)
                || !statement.path("predicateType").asText().equals(ReleaseSeal.PREDICATE_TYPE)) {
            findings.differ(ReleaseFiles.RELEASE, "is no list of a release's files");
            return Optional.empty();
        }
        digests(statement, directory, findings);
        return Optional.of(statement.path("predicate"));
    }

    private static void digests(JsonNode statement, Path directory, Findings findings) throws IOException {
        TreeSet<String> present = new TreeSet<>(ReleaseFiles.in(directory));
        present.remove(ReleaseFiles.RELEASE);
        for (JsonNode subject : statement.path("subject")) {
            String name = subject.path("name").asText();
            if (!present.remove(name)) {
                findings.differ(name, "missing");
            } else if (!Sha256.hex(directory.resolve(name))
                    .equals(subject.path("digest").path("sha256").asText())) {
                findings.differ(name, "does not have the signed digest");
            }
        }
        present.forEach(name -> findings.differ(name, "not covered by the signature"));
    }
}
