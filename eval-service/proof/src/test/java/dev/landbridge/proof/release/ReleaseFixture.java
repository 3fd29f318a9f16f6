package dev.landbridge.proof.release;

import dev.landbridge.formats.attestation.Envelope;
import dev.landbridge.formats.attestation.ModelManifest;
import dev.landbridge.formats.attestation.SharedEnvelope;
import dev.landbridge.formats.attestation.SigningKey;
import dev.landbridge.formats.attestation.VerificationSummary;
import dev.landbridge.formats.attestation.VerificationSummary.Resource;
import dev.landbridge.formats.digest.CanonicalJson;
import dev.landbridge.formats.digest.FileDigest;
import dev.landbridge.formats.digest.RootDigest;
import dev.landbridge.formats.digest.Sha256;
import dev.landbridge.proof.ProofJson;
import dev.landbridge.proof.SyntheticTraces;
import dev.landbridge.proof.certificate.Certificate;
import dev.landbridge.proof.certificate.CertificateContent;
import dev.landbridge.proof.certificate.CertificateIssuer;
import dev.landbridge.proof.certificate.CertificateSubject;
import dev.landbridge.proof.certificate.TestResult;
import dev.landbridge.proof.golden.Trace;
import dev.landbridge.proof.parity.ParityJudge;
import dev.landbridge.proof.parity.ParityPolicy;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A release of a synthetic model: its weights, its keys, and the bundle in a directory. */
final class ReleaseFixture {
    static final Instant ISSUED = Instant.parse("2026-11-23T10:00:00Z");
    private static final String POLICY = "{\"alias\":\"production\"}";

    final SigningKey evaluator;
    final SigningKey registry;
    final SigningKey person;
    final Path directory;
    final Path weights;
    private final String name;
    private List<FileDigest> files;
    private Certificate certificate;

    ReleaseFixture(Path parent, String name, SigningKey evaluator, SigningKey registry, SigningKey person)
            throws IOException {
        this.name = name;
        this.evaluator = evaluator;
        this.registry = registry;
        this.person = person;
        this.directory = Files.createDirectories(parent.resolve(name).resolve("bundle"));
        this.weights = Files.createDirectories(parent.resolve(name).resolve("weights"));
        weights();
        certify();
        documents();
        gate();
        seal(evaluator);
    }

    private void weights() throws IOException {
        Files.writeString(weights.resolve("config.json"), "{\"name\":\"" + name + "\"}");
        Files.write(weights.resolve("model.safetensors"), name.getBytes(StandardCharsets.UTF_8));
        files = List.of(
                FileDigest.of(weights, "config.json"),
                FileDigest.of(weights, "model.safetensors"),
                new FileDigest(".gitattributes", "d".repeat(64), 3));
    }

    private void certify() throws IOException {
        SyntheticTraces traces = new SyntheticTraces();
        traces.weightsDigest = RootDigest.of(files);
        Trace golden = traces.golden();
        Trace target = traces.target(SyntheticTraces.BF16);
        ParityPolicy policy = ParityPolicy.current();
        certificate = new CertificateIssuer(evaluator)
                .issue(
                        new CertificateContent(
                                golden,
                                target,
                                policy,
                                new ParityJudge(policy, "same-precision").judge(golden, target)),
                        new CertificateSubject(
                                "cert_" + name,
                                "par_" + name,
                                "gold_1",
                                "eval_1",
                                "landbridge",
                                ISSUED,
                                ISSUED.plusSeconds(86_400),
                                true),
                        directory.resolve(ReleaseFiles.CERTIFICATE));
    }

    private void documents() throws IOException {
        SharedEnvelope shared = SharedEnvelope.of(Envelope.parse(certificate.bundle()));
        shared = shared.and(new SharedEnvelope.Signature(
                person.verificationKey().keyId(), person.sign(Envelope.preAuthentication(shared.payload()))));
        write(ReleaseFiles.ENVELOPE, shared.json());
        write(
                ReleaseFiles.TEST_RESULT,
                Envelope.sign(TestResult.statement(certificate.bundle()), evaluator)
                        .bundle());
        write(
                ReleaseFiles.MANIFEST,
                Envelope.sign(new ModelManifest("adder:1", files).statement(), registry)
                        .bundle());
        write(ReleaseFiles.WEIGHTS, CanonicalJson.bytes(ProofJson.tree(files)));
        write(ReleaseFiles.README, "# adder".getBytes(StandardCharsets.UTF_8));
        write(
                ReleaseFiles.RECIPE,
                "chip: {key: cpu}\nfingerprint: {engine: synthetic, numerics: bf16-emulated}\n"
                        .getBytes(StandardCharsets.UTF_8));
        for (SigningKey key : List.of(evaluator, registry, person)) {
            write(
                    ReleaseFiles.key(key.verificationKey().keyId()),
                    key.verificationKey().pem().getBytes(StandardCharsets.US_ASCII));
        }
    }

    private void gate() throws IOException {
        Map<String, Object> evaluation =
                Map.of("kind", "evaluation", "reference_id", "eval_1", "verdict", "PASS", "digest", "");
        Map<String, Object> evidence = Map.of(
                "kind",
                "certificate",
                "reference_id",
                "cert_" + name,
                "verdict",
                "PASS",
                "digest",
                certificate.sha256());
        Map<String, Object> decision =
                Map.of("id", "dcn_1", "inputs", Map.of("evidence", List.of(evaluation, evidence)));
        List<Resource> inputs = new ArrayList<>();
        inputs.add(new Resource("landbridge:evaluation/eval_1", CanonicalJson.sha256(evaluation)));
        inputs.add(new Resource("landbridge:certificate/cert_" + name, certificate.sha256()));
        inputs.add(new Resource("landbridge:decision/dcn_1", CanonicalJson.sha256(decision)));
        VerificationSummary summary = new VerificationSummary(
                "https://landbridge.dev/model-registry",
                ISSUED,
                List.of(new Resource("adder:1", RootDigest.of(files))),
                "landbridge:model/adder@1",
                new Resource("landbridge:policy/production", Sha256.hex(POLICY)),
                inputs,
                true,
                List.of("LANDBRIDGE_PARITY"));
        write(ReleaseFiles.SUMMARY, Envelope.sign(summary.statement(), registry).bundle());
        write(ReleaseFiles.DECISION, CanonicalJson.bytes(decision));
        write(ReleaseFiles.POLICY, POLICY.getBytes(StandardCharsets.UTF_8));
    }

    /** Signs the list of files again, as somebody does who has this key. */
    void seal(SigningKey key) throws IOException {
        ReleaseSeal.seal(
                directory,
                new ReleaseFacts(
                        "cert_" + name,
                        "adder",
                        1,
                        "cpu",
                        "bf16-emulated",
                        RootDigest.of(files),
                        "dcn_1",
                        evaluator.verificationKey().keyId(),
                        registry.verificationKey().keyId(),
                        List.of(person.verificationKey().keyId()),
                        ISSUED),
                key);
    }

    String certificateSha256() {
        return certificate.sha256();
    }

    Path pack() throws IOException {
        Path file = directory.resolveSibling("adder.release.zip");
        try (OutputStream out = Files.newOutputStream(file)) {
            ReleaseFiles.pack(directory, out);
        }
        return file;
    }

    void write(String file, byte[] content) throws IOException {
        Path path = directory.resolve(file);
        Files.createDirectories(path.getParent());
        Files.write(path, content);
    }
}
