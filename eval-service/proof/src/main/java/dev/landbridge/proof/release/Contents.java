package dev.landbridge.proof.release;

import com.fasterxml.jackson.databind.JsonNode;
import dev.landbridge.formats.attestation.Envelope;
import dev.landbridge.formats.attestation.SharedEnvelope;
import dev.landbridge.formats.attestation.VerificationKey;
import dev.landbridge.formats.digest.FileDigest;
import dev.landbridge.formats.digest.RootDigest;
import dev.landbridge.formats.digest.Sha256;
import dev.landbridge.proof.ProofJson;
import dev.landbridge.proof.certificate.Certificate;
import dev.landbridge.proof.certificate.CertificateVerifier;
import dev.landbridge.proof.certificate.TestResult;
import dev.landbridge.proof.certificate.Verification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The documents of a bundle whose list of files holds: each by itself, and that they belong together. */
final class Contents {
    private final Path directory;
    private final Keys keys;
    private final JsonNode release;
    private final Findings findings;
    private final Set<String> signers = new TreeSet<>();
    private final byte[] bundle;
    private Verification certificate;
    private WeightsManifest manifest;

    Contents(Path directory, Keys keys, JsonNode release, Findings findings) throws IOException {
        this.directory = directory;
        this.keys = keys;
        this.release = release;
        this.findings = findings;
        this.bundle =
                Files.readAllBytes(directory.resolve(ReleaseFiles.CERTIFICATE).resolve(Certificate.BUNDLE));
    }

    void check(Clock clock) throws IOException {
        checkCertificate(clock);
        if (findings.intact()) {
            checkSignatures();
            checkTestResult();
            List<FileDigest> files = checkManifest();
            checkGate();
            Recipes.check(directory.resolve(ReleaseFiles.RECIPE), certificate.statement(), findings);
            checkBinding(files);
        }
    }

    private void checkCertificate(Clock clock) throws IOException {
        Optional<VerificationKey> key = keys.any(keyId("certificate"));
        if (key.isEmpty()) {
            findings.differ(ReleaseFiles.CERTIFICATE, "its key " + keyId("certificate") + " is not in the bundle");
            return;
        }
        certificate = new CertificateVerifier(clock)
                .verify(directory.resolve(ReleaseFiles.CERTIFICATE).resolve(Certificate.BUNDLE), key);
        certificate.differences().forEach(one -> findings.differences.add(ReleaseFiles.CERTIFICATE + "/" + one));
        findings.warnings.addAll(certificate.warnings());
        if (certificate.expired()) {
            findings.objections.add("The certificate expired at "
                    + certificate.statement().at("/predicate/expires_at").asText() + ".");
        }
        if (certificate.verdict() != null && !certificate.verdict().equals("PASS")) {
            findings.objections.add("The certificate's verdict is " + certificate.verdict() + ".");
        }
    }

    private void checkSignatures() throws IOException {
        SharedEnvelope shared = SharedEnvelope.parse(Files.readAllBytes(directory.resolve(ReleaseFiles.ENVELOPE)));
        findings.require(
                Arrays.equals(shared.payload(), Envelope.parse(bundle).payload()),
                ReleaseFiles.ENVELOPE,
                "is not the statement of the certificate");
        List<String> stated = new ArrayList<>(List.of(keyId("certificate")));
        release.at("/keys/cosigners").forEach(cosigner -> stated.add(cosigner.asText()));
        List<VerificationKey> known =
                stated.stream().flatMap(id -> keys.any(id).stream()).toList();
        findings.require(
                shared.signatures().stream()
                                .map(SharedEnvelope.Signature::keyId)
                                .toList()
                                .equals(stated)
                        && shared.signers(known).equals(new TreeSet<>(stated)),
                ReleaseFiles.ENVELOPE,
                "does not have the signatures that the release names");
        signers.addAll(shared.signers(keys.trusted()));
        if (keys.trustedKey(keyId("certificate")).isEmpty()) {
            signers.add(keyId("certificate"));
            findings.warnings.add("The certificate's key " + keyId("certificate")
                    + " is not among the trusted keys; the trusted key that signed the release vouches for it.");
        }
    }

    private void checkTestResult() throws IOException {
        Envelope envelope = Envelope.parse(Files.readAllBytes(directory.resolve(ReleaseFiles.TEST_RESULT)));
        findings.require(
                keys.any(envelope.keyHint()).filter(envelope::signedBy).isPresent(),
                ReleaseFiles.TEST_RESULT,
                "is signed by a key that is not in the bundle");
        findings.require(
                Arrays.equals(envelope.payload(), TestResult.statement(bundle)),
                ReleaseFiles.TEST_RESULT,
                "does not say what the certificate says");
    }

    private List<FileDigest> checkManifest() throws IOException {
        manifest = WeightsManifest.parse(byRegistry(ReleaseFiles.MANIFEST));
        manifest.checkSubject(findings);
        List<FileDigest> files = new ArrayList<>();
        for (JsonNode file : ProofJson.tree(Files.readString(directory.resolve(ReleaseFiles.WEIGHTS)))) {
            files.add(ProofJson.read(file, FileDigest.class));
        }
        manifest.checkListing(files, findings);
        return files;
    }

    private void checkGate() throws IOException {
        if (release.path("decision_id").asText().isEmpty()) {
            findings.warnings.add("No decision of a release gate is in the bundle.");
            return;
        }
        GateSummary summary = GateSummary.parse(byRegistry(ReleaseFiles.SUMMARY));
        summary.check(directory, findings);
        summary.checkBinding(
                release.path("weights_digest").asText(),
                release.path("certificate_id").asText(),
                Sha256.hex(bundle),
                findings);
    }

    /** The payload of a bundle that the registry signed. */
    private byte[] byRegistry(String name) throws IOException {
        Envelope envelope = Envelope.parse(Files.readAllBytes(directory.resolve(name)));
        findings.require(
                envelope.keyHint().equals(keyId("registry"))
                        && keys.any(keyId("registry"))
                                .filter(envelope::signedBy)
                                .isPresent(),
                name,
                "is not signed by the registry's key");
        return envelope.payload();
    }

    private void checkBinding(List<FileDigest> files) {
        JsonNode statement = certificate.statement();
        JsonNode predicate = statement.path("predicate");
        JsonNode target = predicate.at("/environment/target");
        boolean same = predicate.path("certificate_id").equals(release.path("certificate_id"))
                && predicate.path("chip").equals(release.path("chip"))
                && predicate.path("numerics").equals(release.path("numerics"))
                && target.path("model_name").equals(release.path("model"))
                && target.path("model_version").asInt()
                        == release.path("version").asInt();
        findings.require(same, ReleaseFiles.RELEASE, "names another certificate, version, chip or numerics");
        findings.require(
                RootDigest.of(files).equals(release.path("weights_digest").asText()),
                ReleaseFiles.WEIGHTS,
                "does not have the weights digest of the release");
        findings.require(
                WeightsManifest.means(statement.at("/subject/0/digest/sha256").asText(), files),
                ReleaseFiles.CERTIFICATE,
                "is about other weights");
    }

    void checkRevocations(Optional<Revocations> revocations) {
        if (revocations.isEmpty()) {
            return;
        }
        Revocations list = revocations.get();
        list.of(Sha256.hex(bundle))
                .ifPresent(
                        entry -> findings.objections.add("The certificate was revoked at " + entry.revokedAt() + "."));
        for (String role : List.of("certificate", "registry")) {
            list.of(keyId(role))
                    .ifPresent(entry -> findings.objections.add("The key of the " + role + ", " + keyId(role)
                            + ", was revoked at " + entry.revokedAt() + "."));
        }
        signers.removeIf(signer -> list.of(signer).isPresent());
    }

    void checkThreshold(int threshold) {
        if (signers.size() < threshold) {
            findings.objections.add(
                    "%d of the %d required trusted keys signed the certificate.".formatted(signers.size(), threshold));
        }
    }

    void checkWeights(Path weights) throws IOException {
        manifest.check(weights, findings);
    }

    Set<String> signers() {
        return Set.copyOf(signers);
    }

    String verdict() {
        return certificate == null ? null : certificate.verdict();
    }

    private String keyId(String role) {
        return release.path("keys").path(role).asText();
    }
}
