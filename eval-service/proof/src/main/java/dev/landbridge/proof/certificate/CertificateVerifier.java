package dev.landbridge.proof.certificate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.landbridge.formats.attestation.Envelope;
import dev.landbridge.formats.attestation.VerificationKey;
import dev.landbridge.formats.digest.FileDigest;
import dev.landbridge.formats.digest.Sha256;
import dev.landbridge.proof.ProofJson;
import dev.landbridge.proof.golden.Trace;
import dev.landbridge.proof.golden.TraceFiles;
import dev.landbridge.proof.parity.ParityJudge;
import dev.landbridge.proof.parity.ParityPolicy;
import dev.landbridge.proof.parity.ParityResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Verifies a certificate offline: signature, digests of all tables, and the verdict computed again from them. Accepts a
 * {@code *.landbridge.zip}, or the bundle with its tables beside it.
 */
public final class CertificateVerifier {

    private final Clock clock;

    public CertificateVerifier(Clock clock) {
        this.clock = clock;
    }

    /**
     * @param trusted the key the verifier trusts; without one the key beside the bundle is used and a warning says so
     * @throws IOException when the file cannot be read at all; everything else is a difference
     */
    public Verification verify(Path certificate, Optional<VerificationKey> trusted) throws IOException {
        if (certificate.getFileName().toString().endsWith(".json")) {
            return check(certificate, certificate.toAbsolutePath().getParent(), trusted, new ArrayList<>());
        }
        Path directory = Files.createTempDirectory("landbridge-verify");
        try {
            return verifyArchive(certificate, directory, trusted);
        } finally {
            delete(directory);
        }
    }

    private Verification verifyArchive(Path archive, Path directory, Optional<VerificationKey> trusted)
            throws IOException {
        List<String> differences = new ArrayList<>();
        if (!Files.isReadable(archive)) {
            throw new IOException(archive + " cannot be read");
        }
        try {
            CertificateArchive.unpack(archive, directory);
        } catch (IOException | IllegalArgumentException e) {
            return refused("archive: " + e.getMessage());
        }
        if (!CertificateArchive.isExact(archive, directory)) {
            differences.add("archive: bytes outside the entries were changed");
        }
        return check(directory.resolve(Certificate.BUNDLE), directory, trusted, differences);
    }

    private Verification check(Path bundle, Path directory, Optional<VerificationKey> trusted, List<String> differences)
            throws IOException {
        Envelope envelope;
        try {
            envelope = Envelope.parse(Files.readAllBytes(bundle));
        } catch (IOException e) {
            return refused(Certificate.BUNDLE + ": " + e.getMessage());
        }
        List<String> warnings = new ArrayList<>();
        Path keyFile = directory.resolve(Certificate.PUBLIC_KEY);
        if (trusted.isEmpty() && !Files.isRegularFile(keyFile)) {
            return refused(Certificate.PUBLIC_KEY + ": missing, and no trusted key was given");
        }
        if (Files.isRegularFile(keyFile) && !Sha256.hex(keyFile).equals(envelope.keyHint())) {
            differences.add(Certificate.PUBLIC_KEY + ": is not the key named in the bundle");
        }
        VerificationKey key = trusted.isPresent() ? trusted.get() : new VerificationKey(Files.readString(keyFile));
        if (trusted.isEmpty()) {
            warnings.add("The key came with the certificate; compare its id with the issuer's.");
        }
        if (!key.keyId().equals(envelope.keyHint())) {
            differences.add("signature: made with key " + envelope.keyHint() + ", expected " + key.keyId());
        }
        if (!envelope.signedBy(key)) {
            differences.add("signature: does not match the statement");
            return new Verification(differences, warnings, key.keyId(), null, null, false);
        }
        JsonNode statement;
        try {
            statement = Statement.parse(envelope.payload());
        } catch (IOException e) {
            differences.add("statement: " + e.getMessage());
            return new Verification(differences, warnings, key.keyId(), null, null, false);
        }
        String verdict = content(statement, directory, differences, warnings);
        return new Verification(
                List.copyOf(differences),
                List.copyOf(warnings),
                key.keyId(),
                statement,
                verdict,
                expired(statement.path("predicate")));
    }

    private String content(JsonNode statement, Path directory, List<String> differences, List<String> warnings) {
        JsonNode predicate = statement.path("predicate");
        if (!statement.path("_type").asText().equals(Statement.TYPE)
                || !statement.path("predicateType").asText().equals(Statement.PREDICATE_TYPE)) {
            differences.add("statement: is not a parity certificate");
            return null;
        }
        notices(predicate, warnings);
        try {
            digests(predicate, directory, differences);
            return recompute(statement, directory, differences);
        } catch (IOException | IllegalArgumentException e) {
            differences.add("tables: " + e.getMessage());
            return null;
        }
    }

    private void notices(JsonNode predicate, List<String> warnings) {
        if (predicate.path("stand_in").asBoolean()) {
            warnings.add(predicate.path("label").asText());
        }
    }

    private boolean expired(JsonNode predicate) {
        try {
            return clock.instant()
                    .isAfter(Instant.parse(predicate.path("expires_at").asText()));
        } catch (DateTimeParseException e) {
            return true;
        }
    }

    private static void digests(JsonNode predicate, Path directory, List<String> differences) throws IOException {
        List<String> stated = new ArrayList<>();
        for (JsonNode node : predicate.path("tables")) {
            FileDigest table = ProofJson.read(node, FileDigest.class);
            stated.add(table.path());
            Path file = directory.resolve(table.path());
            if (!Files.isRegularFile(file)) {
                differences.add(table.path() + ": missing");
            } else if (!Sha256.hex(file).equals(table.sha256())) {
                differences.add(table.path() + ": does not have the signed digest");
            }
        }
        Certificate.companions(directory).stream()
                .filter(name -> !name.equals(Certificate.PUBLIC_KEY) && !stated.contains(name))
                .forEach(name -> differences.add(name + ": not covered by the signature"));
    }

    private static String recompute(JsonNode statement, Path directory, List<String> differences) throws IOException {
        if (!differences.isEmpty()) {
            return null;
        }
        JsonNode predicate = statement.path("predicate");
        Trace golden = TraceFiles.read(directory.resolve(Certificate.GOLDEN));
        Trace target = TraceFiles.read(directory.resolve(Certificate.TARGET));
        ParityPolicy policy = ParityPolicy.parse(Files.readAllBytes(directory.resolve(Certificate.POLICY)));
        ParityResult result = new ParityJudge(policy, predicate.path("profile").asText()).judge(golden, target);
        JsonNode computed = ProofJson.tree(result);
        for (String field : List.of("verdict", "sentence", "gates", "gates_run", "gates_not_run", "statistics")) {
            JsonDifference.first(field, predicate.path(field), computed.path(field))
                    .ifPresent(differences::add);
        }
        JsonNode stored = ProofJson.tree(Files.readString(directory.resolve(Certificate.RESULT)));
        // A certificate of before a field was added to the result does not state it.
        JsonNode comparable = ((ObjectNode) computed)
                .retain(StreamSupport.stream(Spliterators.spliteratorUnknownSize(stored.fieldNames(), 0), false)
                        .toList());
        JsonDifference.first(Certificate.RESULT, stored, comparable).ifPresent(differences::add);
        subjects(statement, target, differences);
        return result.verdict().name();
    }

    private static void subjects(JsonNode statement, Trace target, List<String> differences) {
        JsonNode weights = statement.path("subject").path(0).path("digest").path("sha256");
        JsonNode fingerprint = statement.path("subject").path(1).path("digest").path("sha256");
        if (!weights.asText().equals(target.manifest().identity().weightsDigest())) {
            differences.add("subject: the weights digest is not the one the tables were made with");
        }
        if (!fingerprint
                .asText()
                .equals(Statement.fingerprintDigest(target.manifest().identity()))) {
            differences.add("subject: the fingerprint digest is not the one the tables were made with");
        }
        JsonNode predicate = statement.path("predicate");
        if (!predicate.path("chip").asText().equals(target.manifest().identity().chip())
                || !predicate
                        .path("numerics")
                        .asText()
                        .equals(target.manifest().identity().numerics())) {
            differences.add("chip or numerics: not those the tables were made with");
        }
    }

    private static Verification refused(String difference) {
        return new Verification(List.of(difference), List.of(), "", null, null, false);
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path path : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
