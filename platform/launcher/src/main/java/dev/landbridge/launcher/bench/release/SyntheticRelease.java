package dev.landbridge.launcher.bench.release;

import dev.landbridge.formats.attestation.Envelope;
import dev.landbridge.formats.attestation.ModelManifest;
import dev.landbridge.formats.attestation.SharedEnvelope;
import dev.landbridge.formats.attestation.SigningKey;
import dev.landbridge.formats.digest.CanonicalJson;
import dev.landbridge.formats.digest.FileDigest;
import dev.landbridge.formats.digest.RootDigest;
import dev.landbridge.formats.digest.Sha256;
import dev.landbridge.proof.ProofJson;
import dev.landbridge.proof.certificate.Certificate;
import dev.landbridge.proof.certificate.CertificateContent;
import dev.landbridge.proof.certificate.CertificateIssuer;
import dev.landbridge.proof.certificate.CertificateSubject;
import dev.landbridge.proof.certificate.TestResult;
import dev.landbridge.proof.golden.Trace;
import dev.landbridge.proof.parity.ParityJudge;
import dev.landbridge.proof.parity.ParityPolicy;
import dev.landbridge.proof.parity.ParityResult;
import dev.landbridge.proof.release.ReleaseFacts;
import dev.landbridge.proof.release.ReleaseFiles;
import dev.landbridge.proof.release.ReleaseSeal;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A genuine release bundle of a model that does not exist, of any size, to measure and try the verifier with. */
public final class SyntheticRelease {
    private static final int LENGTH = 256;
    private static final String CONTENT = "the weights of a model that does not exist";
    private static final List<FileDigest> WEIGHTS =
            List.of(new FileDigest("model.safetensors", Sha256.hex(CONTENT), CONTENT.length()));

    private final Path directory;
    private final SigningKey key;
    private final Instant now = Instant.now();

    private SyntheticRelease(Path directory, SigningKey key) {
        this.directory = directory;
        this.key = key;
    }

    /**
     * Writes a bundle, signed by one key in all roles, whose verdict is PASS.
     *
     * @param file the {@code *.release.zip} to write
     * @param positions scored positions at least; rounded up to whole prompts of 256 tokens
     */
    public static void write(Path file, int positions, SigningKey key) throws IOException {
        Path directory = Files.createTempDirectory(file.toAbsolutePath().getParent(), "synthetic");
        SyntheticRelease release = new SyntheticRelease(directory, key);
        release.documents(release.certificate((positions + LENGTH - 1) / LENGTH));
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            ReleaseFiles.pack(directory, out);
        }
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path path : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    /** Writes the weights that the bundle is about. */
    public static void writeWeights(Path directory) throws IOException {
        Files.createDirectories(directory);
        Files.writeString(directory.resolve("model.safetensors"), CONTENT);
    }

    private Certificate certificate(int prompts) throws IOException {
        SyntheticTrace traces = new SyntheticTrace(prompts, LENGTH, RootDigest.of(WEIGHTS));
        Trace golden = traces.golden();
        Trace target = traces.target();
        ParityPolicy policy = ParityPolicy.current();
        ParityResult result = new ParityJudge(policy, "same-precision").judge(golden, target);
        CertificateSubject subject = new CertificateSubject(
                "cert_synthetic",
                "par_synthetic",
                "gold_synthetic",
                "",
                "landbridge bench",
                now,
                now.plus(Duration.ofDays(1)),
                true);
        return new CertificateIssuer(key)
                .issue(
                        new CertificateContent(golden, target, policy, result),
                        subject,
                        directory.resolve(ReleaseFiles.CERTIFICATE));
    }

    private void documents(Certificate certificate) throws IOException {
        String keyId = key.verificationKey().keyId();
        write(
                ReleaseFiles.ENVELOPE,
                SharedEnvelope.of(Envelope.parse(certificate.bundle())).json());
        write(ReleaseFiles.TEST_RESULT, signed(TestResult.statement(certificate.bundle())));
        write(ReleaseFiles.MANIFEST, signed(new ModelManifest("synthetic:1", WEIGHTS).statement()));
        write(ReleaseFiles.WEIGHTS, CanonicalJson.bytes(ProofJson.tree(WEIGHTS)));
        write(ReleaseFiles.README, text("# Synthetic\n"));
        write(
                ReleaseFiles.RECIPE,
                text("chip: {key: cpu}\nfingerprint: {engine: synthetic, numerics: bf16-emulated}\n"));
        ReleaseFacts facts = new ReleaseFacts(
                "cert_synthetic",
                "synthetic",
                1,
                "cpu",
                "bf16-emulated",
                RootDigest.of(WEIGHTS),
                "",
                keyId,
                keyId,
                List.of(),
                now);
        ReleaseSeal.seal(directory, facts, key);
    }

    private byte[] signed(byte[] statement) {
        return Envelope.sign(statement, key).bundle();
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private void write(String name, byte[] content) throws IOException {
        Path file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, content);
    }
}
