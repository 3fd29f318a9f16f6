package dev.landbridge.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landbridge.formats.attestation.SigningKey;
import dev.landbridge.launcher.CommandServer.Result;
import dev.landbridge.launcher.bench.release.SyntheticRelease;
import dev.landbridge.proof.release.Revocations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifyCommandTest {
    @TempDir
    static Path directory;

    private static final SigningKey KEY = SigningKey.generate();
    private static Path bundle;
    private static Path weights;
    private static String key;
    private static String other;

    @BeforeAll
    static void make() throws IOException {
        bundle = directory.resolve("adder.release.zip");
        SyntheticRelease.write(bundle, 25_000, KEY);
        weights = directory.resolve("weights");
        SyntheticRelease.writeWeights(weights);
        key = pem("evaluator.pem", KEY);
        other = pem("other.pem", SigningKey.generate());
    }

    private static String pem(String name, SigningKey key) throws IOException {
        return Files.writeString(directory.resolve(name), key.verificationKey().pem())
                .toString();
    }

    private static Result verify(Object... arguments) {
        String[] words = new String[arguments.length + 1];
        words[0] = "verify";
        for (int i = 0; i < arguments.length; i++) {
            words[i + 1] = arguments[i].toString();
        }
        return CommandServer.execute(words);
    }

    @Test
    void verifiesABundleWithItsWeights() {
        Result found = verify(bundle, "--key", key, "--weights", weights);

        assertThat(found.code()).as(found.out() + found.err()).isZero();
        assertThat(found.out())
                .contains("✓ files, signatures", "✓ verdict recomputed: PASS", "✓ weights in", "Verified.")
                .contains("signed by trusted key " + KEY.verificationKey().keyId());
    }

    @Test
    void returnsSevenForWhatWasChangedOrForgedAndNamesIt() throws IOException {
        byte[] bytes = Files.readAllBytes(bundle);
        bytes[bytes.length / 2] ^= 1;
        Path changed = Files.write(directory.resolve("changed.release.zip"), bytes);
        Path poisoned = Files.createDirectories(directory.resolve("poisoned"));
        SyntheticRelease.writeWeights(poisoned);
        Files.writeString(poisoned.resolve("run.py"), "print()");

        assertThat(verify(changed, "--key", key).code()).isEqualTo(7);
        assertThat(verify(changed, "--key", key).out()).contains("✗", "Not verified.");
        assertThat(verify(bundle, "--key", other).code()).isEqualTo(7);
        Result extra = verify(bundle, "--key", key, "--weights", poisoned);
        assertThat(extra.code()).isEqualTo(7);
        assertThat(extra.out()).contains("weights run.py: is not a file of this version");
    }

    @Test
    void returnsOneForWhatIsGenuineButNotToBeUsed() throws IOException {
        Result late = verify(bundle, "--key", key, "--at", "2999-01-01T00:00:00Z");
        assertThat(late.code()).isEqualTo(1);
        assertThat(late.out()).contains("The certificate expired at");

        Result few = verify(bundle, "--key", key, "--key", other, "--threshold", 2);
        assertThat(few.code()).isEqualTo(1);
        assertThat(few.out()).contains("1 of the 2 required trusted keys");

        Path revocations = Files.write(
                directory.resolve("revocations.sigstore.json"),
                new Revocations(
                                Instant.parse("2026-11-28T00:00:00Z"),
                                List.of(new Revocations.Entry(
                                        "key", KEY.verificationKey().keyId(), Instant.parse("2026-11-28T00:00:00Z"))))
                        .sign(KEY));
        Result revoked = verify(bundle, "--key", key, "--revocations", revocations);
        assertThat(revoked.code()).isEqualTo(1);
        assertThat(revoked.out()).contains("was revoked at 2026-11-28T00:00:00Z");
        assertThat(verify(directory.resolve("nothing.zip"), "--key", key).code())
                .isEqualTo(1);
    }

    @Test
    void returnsTwoForWrongUsage() {
        assertThat(verify().code()).isEqualTo(2);
        assertThat(verify(bundle, "--chain", bundle).code()).isEqualTo(2);
        assertThat(verify(bundle, "--key", key, "--threshold", 2).code()).isEqualTo(2);
        assertThat(verify(bundle, "--threshold", 0).code()).isEqualTo(2);
    }

    @Test
    void checksAnExportOfTheChain() throws IOException {
        Path empty = Files.writeString(directory.resolve("empty.ndjson"), "");
        assertThat(verify("--chain", empty).code()).isZero();
        Path broken = Files.writeString(directory.resolve("broken.ndjson"), """
            {"digest":"00","event":{"id":"lge_1","previous_digest":"%s"},"type":"event"}
            """.formatted("0".repeat(64)));
        Result found = verify("--chain", broken);
        assertThat(found.code()).isEqualTo(7);
        assertThat(found.out()).contains("✗ event lge_1: was changed");
    }
}
