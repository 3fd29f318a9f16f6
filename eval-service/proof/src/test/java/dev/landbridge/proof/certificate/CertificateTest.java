package dev.landbridge.proof.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.landbridge.formats.attestation.Envelope;
import dev.landbridge.formats.attestation.SigningKey;
import dev.landbridge.formats.attestation.VerificationKey;
import dev.landbridge.formats.digest.CanonicalJson;
import dev.landbridge.proof.ProofJson;
import dev.landbridge.proof.SyntheticTraces;
import dev.landbridge.proof.golden.Trace;
import dev.landbridge.proof.parity.ParityJudge;
import dev.landbridge.proof.parity.ParityPolicy;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CertificateTest {

    private static final Instant ISSUED = Instant.parse("2026-11-23T10:00:00Z");

    @TempDir
    Path directory;

    private final SigningKey key = SigningKey.generate();
    private final CertificateVerifier verifier = new CertificateVerifier(Clock.fixed(ISSUED, ZoneOffset.UTC));
    private Path issued;
    private Path archive;
    private Certificate certificate;

    @BeforeEach
    void issue() throws IOException {
        SyntheticTraces traces = new SyntheticTraces();
        Trace golden = traces.golden();
        Trace target = traces.target(SyntheticTraces.BF16);
        ParityPolicy policy = ParityPolicy.current();
        issued = directory.resolve("issued");
        certificate = new CertificateIssuer(key)
                .issue(
                        new CertificateContent(
                                golden,
                                target,
                                policy,
                                new ParityJudge(policy, "same-precision").judge(golden, target)),
                        new CertificateSubject(
                                "cert_1",
                                "par_1",
                                "gold_1",
                                "eval_1",
                                "landbridge",
                                ISSUED,
                                ISSUED.plusSeconds(86_400),
                                true),
                        issued);
        archive = pack(issued, "a.landbridge.zip");
    }

    @Test
    void verifiesTheArchiveAndTheBundleBesideItsTables() throws IOException {
        Verification fromArchive = verifier.verify(archive, Optional.of(key.verificationKey()));
        Verification fromBundle = verifier.verify(issued.resolve(Certificate.BUNDLE), Optional.empty());

        assertThat(fromArchive.differences()).isEmpty();
        assertThat(fromArchive.verdict()).isEqualTo("PASS");
        assertThat(fromArchive.warnings()).singleElement().asString().startsWith("stand-in");
        assertThat(fromBundle.holds()).isTrue();
        assertThat(fromBundle.warnings()).anyMatch(warning -> warning.contains("key came with"));
        assertThat(fromArchive.keyId()).isEqualTo(key.verificationKey().keyId());
        assertThat(certificate.statement().at("/predicate/gates_not_run/0").asText())
                .isEqualTo("G5");
    }

    @Test
    void refusesAFlippedByteAnywhere() throws IOException {
        byte[] original = Files.readAllBytes(archive);
        SplittableRandom random = new SplittableRandom(3);
        Path damaged = directory.resolve("damaged.landbridge.zip");
        for (int trial = 0; trial < 150; trial++) {
            // The tables are most of the bytes; every third flip goes to the ends, where structure and bundle are.
            int end = trial % 6 == 0 ? 6000 : 1200;
            int at = trial % 3 != 0
                    ? random.nextInt(original.length)
                    : trial % 2 == 0 ? random.nextInt(end) : original.length - 1 - random.nextInt(end);
            byte[] bytes = original.clone();
            bytes[at] ^= (byte) (1 << random.nextInt(8));
            Files.write(damaged, bytes);

            Verification verification = verifier.verify(damaged, Optional.empty());

            assertThat(verification.holds())
                    .as("byte %d of %d", at, original.length)
                    .isFalse();
            assertThat(verification.differences())
                    .allSatisfy(difference -> assertThat(difference).contains(":"));
        }
    }

    @Test
    void namesTheFileThatWasChanged() throws IOException {
        Set<String> names = new HashSet<>(Certificate.companions(issued));
        assertThat(names).contains("golden/vocabulary.json").doesNotContain("target/vocabulary.json");
        names.add(Certificate.BUNDLE);
        for (String name : names) {
            Path copy = copy("changed-" + name.replace('/', '-'));
            Path file = copy.resolve(name);
            byte[] bytes = Files.readAllBytes(file);
            bytes[bytes.length / 2] ^= 1;
            Files.write(file, bytes);

            Verification verification = verifier.verify(pack(copy, "x.landbridge.zip"), Optional.empty());

            assertThat(verification.differences())
                    .anySatisfy(
                            difference -> assertThat(difference).contains(name.equals(Certificate.BUNDLE) ? "" : name));
            assertThat(verification.holds()).isFalse();
        }
    }

    @Test
    void recomputesTheVerdictWhenTheSignerLies() throws IOException {
        Path copy = copy("lie");
        ObjectNode statement = certificate.statement().deepCopy();
        ((ObjectNode) statement.at("/predicate/statistics")).put("mean_kl", 1e-9);
        Files.write(
                copy.resolve(Certificate.BUNDLE),
                Envelope.sign(CanonicalJson.bytes(statement), key).bundle());

        Verification verification =
                verifier.verify(pack(copy, "lie.landbridge.zip"), Optional.of(key.verificationKey()));

        assertThat(verification.differences())
                .singleElement()
                .asString()
                .startsWith("statistics.mean_kl states 1.0E-9");
    }

    @Test
    void refusesAnOptionalTableThatTheSignatureDoesNotCover() throws IOException {
        Path copy = copy("slipped-in");
        Files.writeString(copy.resolve("target/vocabulary.json"), "{}");

        assertThat(verifier.verify(pack(copy, "slipped.landbridge.zip"), Optional.of(key.verificationKey()))
                        .differences())
                .contains("target/vocabulary.json: not covered by the signature");
    }

    @Test
    void acceptsAResultOfBeforeAFieldWasAdded() throws IOException {
        Path copy = copy("older");
        ObjectNode result = (ObjectNode) ProofJson.tree(Files.readString(copy.resolve(Certificate.RESULT)));
        result.remove("series");
        Files.write(copy.resolve(Certificate.RESULT), CanonicalJson.bytes(result));
        ObjectNode statement = certificate.statement().deepCopy();
        ((ObjectNode) statement.path("predicate")).set("tables", ProofJson.tree(Statement.tables(copy)));
        Files.write(
                copy.resolve(Certificate.BUNDLE),
                Envelope.sign(CanonicalJson.bytes(statement), key).bundle());

        assertThat(verifier.verify(pack(copy, "older.landbridge.zip"), Optional.of(key.verificationKey()))
                        .differences())
                .isEmpty();
    }

    @Test
    void refusesAnotherKeyThanTheTrustedOne() throws IOException {
        Verification verification =
                verifier.verify(archive, Optional.of(SigningKey.generate().verificationKey()));

        assertThat(verification.differences())
                .anyMatch(difference -> difference.startsWith("signature: made with key"));
    }

    @Test
    void refusesABundleWithoutItsTables() throws IOException {
        Path alone = Files.createDirectory(directory.resolve("alone")).resolve("certificate.sigstore.json");
        Files.write(alone, certificate.bundle());

        assertThat(verifier.verify(alone, Optional.of(key.verificationKey())).differences())
                .anyMatch(difference -> difference.equals("golden/positions.safetensors: missing"));
    }

    @Test
    void saysWhenItHasExpired() throws IOException {
        CertificateVerifier later = new CertificateVerifier(Clock.fixed(ISSUED.plusSeconds(90_000), ZoneOffset.UTC));

        Optional<VerificationKey> trusted = Optional.of(key.verificationKey());

        assertThat(later.verify(archive, trusted).expired()).isTrue();
        assertThat(verifier.verify(archive, trusted).expired()).isFalse();
    }

    @Test
    void packsEqualContentIntoEqualBytes() throws IOException {
        assertThat(pack(issued, "b.landbridge.zip")).hasSameBinaryContentAs(archive);
    }

    @Test
    void keepsTheKeyForItsOwner() throws IOException {
        Path file = directory.resolve("keys/signing.pem");
        SigningKey created = SigningKey.loadOrCreate(file);
        SigningKey loaded = SigningKey.loadOrCreate(file);

        assertThat(loaded.verificationKey()).isEqualTo(created.verificationKey());
        assertThat(Files.getPosixFilePermissions(file)).hasSize(2);
    }

    @Test
    void givesAKeyOneIdHoweverItIsWrapped() {
        String pem = key.verificationKey().pem();
        String unwrapped = pem.replaceAll("\\n(?!-)", "").replace("KEY-----", "KEY-----\r\n");

        assertThat(new VerificationKey(unwrapped).keyId())
                .isEqualTo(key.verificationKey().keyId());
        assertThat(new VerificationKey("no key").verifies(new byte[1], new byte[1]))
                .isFalse();
    }

    @Test
    void signsWhatOpensslVerifies() throws Exception {
        assumeTrue(Stream.of("/usr/bin/openssl", "/bin/openssl").map(Path::of).anyMatch(Files::isExecutable));
        Envelope envelope = Envelope.parse(certificate.bundle());
        Path message = Files.write(directory.resolve("pae"), Envelope.preAuthentication(envelope.payload()));
        Path signature = Files.write(directory.resolve("sig"), envelope.signature());

        assertThat(openssl(message, signature)).isZero();
        Files.writeString(message, "other");
        assertThat(openssl(message, signature)).isNotZero();
    }

    private int openssl(Path message, Path signature) throws Exception {
        Process process = new ProcessBuilder(List.of(
                        "openssl",
                        "dgst",
                        "-sha256",
                        "-verify",
                        issued.resolve("public-key.pem").toString(),
                        "-signature",
                        signature.toString(),
                        message.toString()))
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("openssl.log").toFile())
                .start();
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    private Path pack(Path from, String name) throws IOException {
        Path file = directory.resolve(name);
        try (OutputStream out = Files.newOutputStream(file)) {
            CertificateArchive.pack(from, out);
        }
        return file;
    }

    private Path copy(String name) throws IOException {
        Path copy = directory.resolve(name);
        try (Stream<Path> files = Files.walk(issued)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path to = copy.resolve(issued.relativize(file));
                Files.createDirectories(to.getParent());
                Files.copy(file, to);
            }
        }
        return copy;
    }
}
