package dev.landbridge.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landbridge.formats.attestation.SigningKey;
import dev.landbridge.launcher.bench.release.SyntheticRelease;
import dev.landbridge.testkit.peer.Peer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A release bundle before tools of other makers: securesystemslib, in-toto-attestation, sigstore. */
@Tag("slow")
class ForeignVerifiersTest {
    private static final Path SCRIPT =
            Path.of("src/test/peers/verify_bundles.py").toAbsolutePath();
    private static final String CERTIFICATE = "certificate/certificate.sigstore.json";
    private static final List<String> STATEMENTS =
            List.of("release.sigstore.json", CERTIFICATE, "certificate.dsse.json", "test-result.sigstore.json");

    @TempDir
    Path directory;

    private final SigningKey key = SigningKey.generate();

    @BeforeEach
    void unpack() throws IOException {
        Path archive = directory.resolve("adder.release.zip");
        SyntheticRelease.write(archive, 2_000, key);
        try (InputStream file = Files.newInputStream(archive);
                ZipInputStream zip = new ZipInputStream(file)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Path path = directory.resolve("release").resolve(entry.getName());
                Files.createDirectories(path.getParent());
                Files.copy(zip, path);
            }
        }
    }

    @Test
    void acceptEveryStatement() throws IOException {
        String output = verify(key, STATEMENTS).output();

        assertThat(output).endsWith("all verified\n");
        assertThat(output).contains(CERTIFICATE + ": https://");
        assertThat(output)
                .containsPattern("release.sigstore.json: .*, [1-9][0-9]* subjects, [1-9][0-9]* of them files");
    }

    @Test
    void refuseAnotherKeyAnotherPayloadAndAnotherFile() throws IOException {
        assertThat(verify(SigningKey.generate(), STATEMENTS).output()).contains("VerificationError");

        Path bundle = directory.resolve("release").resolve(CERTIFICATE);
        String before = Files.readString(bundle);
        int payload = before.indexOf("\"payload\":\"") + 200;
        char other = before.charAt(payload) == 'A' ? 'B' : 'A';
        Files.writeString(bundle, before.substring(0, payload) + other + before.substring(payload + 1));
        assertThat(verify(key, List.of(CERTIFICATE)).exitCode()).isNotZero();
        Files.writeString(bundle, before);

        Files.writeString(directory.resolve("release").resolve("README.md"), "changed");
        assertThat(verify(key, List.of("release.sigstore.json")).output()).contains("AssertionError: README.md");
    }

    private Peer.Finished verify(SigningKey with, List<String> statements) throws IOException {
        Path pem = Files.writeString(
                directory.resolve("key.pem"), with.verificationKey().pem());
        Object[] arguments = new Object[3 + statements.size()];
        arguments[0] = SCRIPT;
        arguments[1] = pem;
        arguments[2] = directory.resolve("release");
        for (int i = 0; i < statements.size(); i++) {
            arguments[3 + i] = statements.get(i);
        }
        return Peer.python("signing").attempt(Map.of(), arguments);
    }
}
