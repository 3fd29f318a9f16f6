package dev.landbridge.proof.release;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.landbridge.formats.attestation.Envelope;
import dev.landbridge.formats.attestation.SigningKey;
import dev.landbridge.formats.digest.CanonicalJson;
import dev.landbridge.formats.digest.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;

/** Signs the list of a release bundle's files. */
public final class ReleaseSeal {

    static final String TYPE = "https://in-toto.io/Statement/v1";
    static final String PREDICATE_TYPE = "https://landbridge.dev/attestation/release/v1";

    private ReleaseSeal() {}

    /** Writes {@link ReleaseFiles#RELEASE} over all other files of the directory, which is then ready to be packed. */
    public static void seal(Path directory, ReleaseFacts facts, SigningKey key) throws IOException {
        Files.writeString(
                Files.createDirectories(directory.resolve(ReleaseFiles.KEYS))
                        .resolve(key.verificationKey().keyId() + ".pem"),
                key.verificationKey().pem());
        ObjectNode statement = JsonNodeFactory.instance.objectNode();
        statement.put("_type", TYPE);
        ArrayNode subjects = statement.putArray("subject");
        for (String name : ReleaseFiles.in(directory)) {
            if (!name.equals(ReleaseFiles.RELEASE)) {
                subjects.addObject()
                        .put("name", name)
                        .putObject("digest")
                        .put("sha256", Sha256.hex(directory.resolve(name)));
            }
        }
        statement.put("predicateType", PREDICATE_TYPE);
        statement.set("predicate", predicate(facts));
        Files.write(
                directory.resolve(ReleaseFiles.RELEASE),
                Envelope.sign(CanonicalJson.bytes(statement), key).bundle());
    }

    private static ObjectNode predicate(ReleaseFacts facts) {
        ObjectNode predicate = JsonNodeFactory.instance.objectNode();
        predicate.put("certificate_id", facts.certificateId());
        predicate.put("model", facts.model());
        predicate.put("version", facts.version());
        predicate.put("chip", facts.chip());
        predicate.put("numerics", facts.numerics());
        predicate.put("weights_digest", facts.weightsDigest());
        predicate.put("decision_id", facts.decisionId());
        predicate.put(
                "created_at", facts.createdAt().truncatedTo(ChronoUnit.SECONDS).toString());
        ObjectNode keys = predicate.putObject("keys");
        keys.put("certificate", facts.certificateKey());
        keys.put("registry", facts.registryKey());
        ArrayNode cosigners = keys.putArray("cosigners");
        facts.cosigners().forEach(cosigners::add);
        return predicate;
    }
}
