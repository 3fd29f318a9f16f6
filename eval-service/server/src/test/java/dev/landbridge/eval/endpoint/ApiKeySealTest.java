package dev.landbridge.eval.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApiKeySealTest {
    @TempDir
    Path directory;

    private record Settings(Path key) implements EndpointConfig {
        @Override
        public Optional<Set<String>> allowedHosts() {
            return Optional.empty();
        }

        @Override
        public Duration probeTimeout() {
            return Duration.ofSeconds(1);
        }
    }

    @Test
    void opensWhatItSealedAlsoAfterARestart() throws Exception {
        Path file = directory.resolve("keys/endpoint-key");
        String sealed = new ApiKeySeal(new Settings(file)).seal("endp_1", "sk-secret");

        assertThat(sealed).doesNotContain("secret");
        assertThat(new ApiKeySeal(new Settings(file)).open("endp_1", sealed)).contains("sk-secret");
        assertThat(Files.getPosixFilePermissions(file)).hasSize(2);
    }

    @Test
    void opensNothingForAnotherEndpointOrWithAnotherKey() {
        ApiKeySeal seal = new ApiKeySeal(new Settings(directory.resolve("one")));
        String sealed = seal.seal("endp_1", "sk-secret");

        assertThat(seal.open("endp_2", sealed)).isEmpty();
        assertThat(new ApiKeySeal(new Settings(directory.resolve("two"))).open("endp_1", sealed))
                .isEmpty();
        assertThat(seal.seal("endp_1", "sk-secret")).isNotEqualTo(sealed);
    }
}
