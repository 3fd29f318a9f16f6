package dev.landbridge.testkit.profile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landbridge.kit.profile.KeptKey;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptKeyTest {
    @Test
    void namesTheVariableOfAMissingKey(@TempDir Path directory) throws Exception {
        Path key = directory.resolve("key.pem");
        assertThat(KeptKey.violation("LANDBRIDGE_X_KEY", key))
                .hasValueSatisfying(text -> assertThat(text).contains("LANDBRIDGE_X_KEY", key.toString()));
        Files.writeString(key, "key");
        assertThat(KeptKey.violation("LANDBRIDGE_X_KEY", key)).isEmpty();
    }
}
