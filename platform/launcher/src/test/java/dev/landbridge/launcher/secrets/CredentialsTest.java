package dev.landbridge.launcher.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CredentialsTest {
    @TempDir
    private Path directory;

    @Test
    void keepsAPasswordOnceItIsGenerated() {
        Path file = directory.resolve("credentials.json");
        String password = Credentials.load(file).account("ada");
        Credentials again = Credentials.load(file);
        assertThat(password).hasSize(20);
        assertThat(again.account("ada")).isEqualTo(password);
        assertThat(again.account("grace")).isNotEqualTo(password);
    }

    @Test
    void isReadableByItsOwnerOnly() throws IOException {
        Path file = directory.resolve("credentials.json");
        Credentials credentials = Credentials.load(file);
        credentials.databaseRole("registry");
        credentials.keepApiKey("demo", "secret");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }
}
