package dev.landbridge.proof.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.landbridge.formats.attestation.Curve;
import dev.landbridge.formats.attestation.Envelope;
import dev.landbridge.formats.attestation.SigningKey;
import dev.landbridge.formats.attestation.VerificationKey;
import dev.landbridge.proof.certificate.Certificate;
import dev.landbridge.proof.release.ReleaseVerifier.Request;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReleaseVerifierTest {
    @TempDir
    Path parent;

    private final SigningKey evaluator = SigningKey.generate();
    private final SigningKey registry = SigningKey.generate();
    private final SigningKey person = SigningKey.generate(Curve.P384);
    private final List<VerificationKey> keys =
            List.of(evaluator.verificationKey(), registry.verificationKey(), person.verificationKey());
    private final ReleaseVerifier verifier = at(ReleaseFixture.ISSUED);
    private ReleaseFixture release;

    private static ReleaseVerifier at(Instant now) {
        return new ReleaseVerifier(Clock.fixed(now, ZoneOffset.UTC));
    }

    @BeforeEach
    void make() throws IOException {
        release = fixture("one");
    }

    private ReleaseFixture fixture(String name) throws IOException {
        return new ReleaseFixture(parent, name, evaluator, registry, person);
    }

    private ReleaseVerification verify(Path bundle, int threshold) throws IOException {
        return verifier.verify(Request.of(bundle, new Trust(keys, threshold)));
    }

    @Test
    void holdsWithItsWeightsAndRecomputesTheVerdict() throws IOException {
        Path bundle = release.pack();

        ReleaseVerification found = verifier.verify(
                new Request(bundle, new Trust(keys, 2), Optional.of(release.weights), Optional.empty()));

        assertThat(found.differences()).isEmpty();
        assertThat(found.objections()).isEmpty();
        assertThat(found.holds()).isTrue();
        assertThat(found.verdict()).isEqualTo("PASS");
        assertThat(found.signers())
                .containsExactlyInAnyOrder(
                        evaluator.verificationKey().keyId(),
                        person.verificationKey().keyId());
        assertThat(found.warnings()).singleElement().asString().startsWith("stand-in");
        assertThat(ReleaseVerifier.isRelease(bundle)).isTrue();
        assertThat(release.pack()).hasSameBinaryContentAs(bundle);
    }

    @Test
    void takesTheKeysOfTheBundleWithAWarning() throws IOException {
        ReleaseVerification found = verifier.verify(Request.of(release.pack(), Trust.anyone()));

        assertThat(found.holds()).isTrue();
        assertThat(found.warnings()).anyMatch(warning -> warning.contains("keys came with the bundle"));
    }

    @Test
    void refusesAFlippedBitAnywhere() throws IOException {
        byte[] original = Files.readAllBytes(release.pack());
        SplittableRandom random = new SplittableRandom(11);
        Path damaged = parent.resolve("damaged.release.zip");
        for (int trial = 0; trial < 120; trial++) {
            // Most bytes are tables; two of three flips go where the signed documents and the directory are.
            int at = trial % 3 == 0
                    ? random.nextInt(original.length)
                    : trial % 3 == 1 ? random.nextInt(20_000) : original.length - 1 - random.nextInt(9_000);
            byte[] bytes = original.clone();
            bytes[at] ^= (byte) (1 << random.nextInt(8));
            Files.write(damaged, bytes);

            assertThat(verify(damaged, 1).differences())
                    .as("byte %d of %d", at, original.length)
                    .isNotEmpty();
        }
    }

    @Test
    void namesEveryFileThatWasChangedAddedOrRemoved() throws IOException {
        for (String name : ReleaseFiles.in(release.directory)) {
            Path file = release.directory.resolve(name);
            byte[] original = Files.readAllBytes(file);
            byte[] changed = original.clone();
            changed[changed.length / 2] ^= 1;
            Files.write(file, changed);
            assertThat(verify(release.pack(), 1).differences()).anyMatch(one -> one.startsWith(name + ": "));
            Files.write(file, original);
        }
        release.write("notes.md", new byte[] {65});
        Files.delete(release.directory.resolve(ReleaseFiles.README));
        assertThat(verify(release.pack(), 1).differences())
                .containsExactly("README.md: missing", "notes.md: not covered by the signature");
    }

    @Test
    void refusesAForgedBundleWhoeverSignsItsList() throws IOException {
        SigningKey forger = SigningKey.generate();
        release.seal(forger);
        assertThat(verify(release.pack(), 1).differences())
                .singleElement()
                .asString()
                .startsWith("release.sigstore.json: signed by key "
                        + forger.verificationKey().keyId());

        release.write(
                ReleaseFiles.key(evaluator.verificationKey().keyId()),
                forger.verificationKey().pem().getBytes(StandardCharsets.US_ASCII));
        assertThat(verifier.verify(Request.of(release.pack(), Trust.anyone())).differences())
                .anyMatch(one -> one.endsWith("is not the key it is named after"));
    }

    @Test
    void refusesDocumentsOfAnotherRelease() throws IOException {
        ReleaseFixture other = fixture("two");
        for (String name : List.of(
                ReleaseFiles.ENVELOPE,
                ReleaseFiles.TEST_RESULT,
                ReleaseFiles.MANIFEST,
                ReleaseFiles.SUMMARY,
                ReleaseFiles.CERTIFICATE + "/" + Certificate.BUNDLE,
                ReleaseFiles.CERTIFICATE + "/golden/manifest.json",
                ReleaseFiles.CERTIFICATE + "/target/manifest.json")) {
            byte[] own = Files.readAllBytes(release.directory.resolve(name));
            release.write(name, Files.readAllBytes(other.directory.resolve(name)));
            // Even when the evaluator itself signs the mixture.
            release.seal(evaluator);
            assertThat(verify(release.pack(), 1).differences()).as(name).isNotEmpty();
            release.write(name, own);
        }
        release.seal(evaluator);
        assertThat(verify(release.pack(), 1).differences()).isEmpty();
    }

    @Test
    void refusesARecipeForSomethingElse() throws IOException {
        release.write(
                ReleaseFiles.RECIPE,
                "chip: {key: ascend-910b3}\nfingerprint: {engine: other}\n".getBytes(StandardCharsets.UTF_8));
        release.seal(evaluator);

        assertThat(verify(release.pack(), 1).differences())
                .containsExactlyInAnyOrder(
                        "deployment/recipe.yaml: its fingerprint is not the certified one",
                        "deployment/recipe.yaml: is for another chip");
    }

    @Test
    void namesTheWeightsThatAreNotTheSigned() throws IOException {
        Path bundle = release.pack();
        Files.writeString(release.weights.resolve("config.json"), "{}");
        Files.writeString(release.weights.resolve("evil.py"), "print()");
        Files.delete(release.weights.resolve("model.safetensors"));

        assertThat(verifier.verify(
                                new Request(bundle, new Trust(keys, 1), Optional.of(release.weights), Optional.empty()))
                        .differences())
                .containsExactly(
                        "weights config.json: does not have the signed digest",
                        "weights model.safetensors: missing",
                        "weights evil.py: is not a file of this version");
    }

    @Test
    void refusesARepeatedKeyInASignedStatement() throws IOException {
        Envelope list = Envelope.parse(Files.readAllBytes(release.directory.resolve(ReleaseFiles.RELEASE)));
        String twice =
                new String(list.payload(), StandardCharsets.UTF_8).replaceFirst("\\{", "{\"predicateType\":\"x\",");
        release.write(
                ReleaseFiles.RELEASE,
                Envelope.sign(twice.getBytes(StandardCharsets.UTF_8), evaluator).bundle());

        assertThat(verify(release.pack(), 1).differences())
                .singleElement()
                .asString()
                .contains("Duplicate field 'predicateType'");
    }

    @Test
    void countsDifferentTrustedKeysOnly() throws IOException {
        Path bundle = release.pack();

        assertThat(verify(bundle, 2).holds()).isTrue();
        assertThat(verify(bundle, 3).objections())
                .containsExactly("2 of the 3 required trusted keys signed the certificate.");
        assertThatThrownBy(() -> new Trust(List.of(keys.get(0), keys.get(0)), 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("threshold");
        ReleaseVerification two = verifier.verify(Request.of(
                bundle, new Trust(List.of(keys.get(0), SigningKey.generate().verificationKey()), 2)));
        assertThat(two.objections()).containsExactly("1 of the 2 required trusted keys signed the certificate.");
    }

    @Test
    void refusesAnExpiredCertificate() throws IOException {
        ReleaseVerification late =
                at(ReleaseFixture.ISSUED.plusSeconds(90_000)).verify(Request.of(release.pack(), new Trust(keys, 1)));

        assertThat(late.differences()).isEmpty();
        assertThat(late.objections()).containsExactly("The certificate expired at 2026-11-24T10:00:00Z.");
    }

    @Test
    void refusesWhatWasRevoked() throws IOException {
        Path bundle = release.pack();
        Instant then = ReleaseFixture.ISSUED;
        assertThat(revoked(bundle, evaluator, release.certificateSha256()).objections())
                .containsExactly("The certificate was revoked at " + then + ".");
        assertThat(revoked(bundle, evaluator, registry.verificationKey().keyId())
                        .objections())
                .singleElement()
                .asString()
                .startsWith("The key of the registry");
        assertThat(revoked(bundle, evaluator, person.verificationKey().keyId()).signers())
                .containsExactly(evaluator.verificationKey().keyId());
        assertThat(revoked(bundle, evaluator, "0".repeat(64)).holds()).isTrue();
        assertThat(revoked(bundle, SigningKey.generate(), release.certificateSha256())
                        .differences())
                .singleElement()
                .asString()
                .contains("not trusted");
    }

    private ReleaseVerification revoked(Path bundle, SigningKey signer, String sha256) throws IOException {
        Path list = Files.write(
                parent.resolve("revocations.json"),
                new Revocations(
                                ReleaseFixture.ISSUED,
                                List.of(new Revocations.Entry("certificate", sha256, ReleaseFixture.ISSUED)))
                        .sign(signer));
        return verifier.verify(new Request(bundle, new Trust(keys, 1), Optional.empty(), Optional.of(list)));
    }
}
