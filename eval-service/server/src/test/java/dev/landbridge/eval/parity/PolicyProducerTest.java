package dev.landbridge.eval.parity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.landbridge.proof.parity.ParityPolicy;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PolicyProducerTest {

    private final ParityPolicy shipped = ParityPolicy.current();

    @TempDir
    Path directory;

    @Test
    void readsAPolicyOfTheOperator() throws IOException {
        ParityPolicy own = PolicyProducer.read(policy(text().replace("version: " + shipped.version(), "version: lab-1")
                .replace("tau_green: 1.0e-3", "tau_green: 8.0e-4")));

        assertThat(own.version()).isEqualTo("lab-1");
        assertThat(own.profile("same-precision").tauGreen()).isEqualTo(8e-4);
        assertThat(own.digest()).isNotEqualTo(shipped.digest());
    }

    @Test
    void refusesOtherContentUnderTheShippedVersion() {
        assertThatThrownBy(() -> PolicyProducer.read(policy(text().replace("margin: 0.02", "margin: 0.05"))))
                .hasMessageContaining("version of its own");
    }

    @Test
    void refusesWhatIsNoPolicy() {
        assertThatThrownBy(() -> PolicyProducer.read(policy("version: lab-1\nconfidence: 0.95\n")))
                .hasMessageContaining("landbridge.parity.policy");
        assertThatThrownBy(() -> PolicyProducer.read(policy(text().replace("confidence:", "confidnce:"))))
                .hasMessageContaining("confid");
        assertThatThrownBy(() -> PolicyProducer.read(policy(text().replace("fp32: exact", "fp32: exakt"))))
                .hasMessageContaining("exakt");
        assertThatThrownBy(() -> PolicyProducer.read(directory.resolve("missing.yaml")))
                .hasMessageContaining("missing.yaml");
    }

    private String text() {
        return new String(shipped.bytes(), StandardCharsets.UTF_8);
    }

    private Path policy(String text) throws IOException {
        return Files.writeString(directory.resolve("policy.yaml"), text);
    }
}
