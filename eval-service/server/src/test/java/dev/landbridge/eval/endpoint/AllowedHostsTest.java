package dev.landbridge.eval.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.landbridge.kit.problem.Problem;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AllowedHostsTest {
    private final AllowedHosts hosts = new AllowedHosts(Set.of("LLM.example.org", "10.0.0.7:8000", "other:443"), false);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://llm.example.org/v1",
                "http://LLM.EXAMPLE.ORG:9000/v1/",
                "http://10.0.0.7:8000/v1",
                "https://other/v1"
            })
    void allowsWhatTheOperatorNamed(String url) {
        assertThat(hosts.check(url)).startsWith("http").endsWith("/v1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost:8000/v1",
                "http://10.0.0.7:8001/v1",
                "http://other/v1",
                "http://llm.example.org.evil.test/v1",
                "http://169.254.169.254/latest"
            })
    void refusesEveryOtherHost(String url) {
        assertThatThrownBy(() -> hosts.check(url))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("landbridge.endpoint.allowed-hosts");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://llm.example.org/v1",
                "http://evil.test@llm.example.org/v1",
                "https://llm.example.org/v1?key=1",
                "https://llm.example.org/v1#a",
                "llm.example.org/v1",
                "http://llm example/v1",
                ""
            })
    void refusesWhatIsNoPlainAddress(String url) {
        assertThatThrownBy(() -> hosts.check(url)).isInstanceOf(Problem.class).hasMessageContaining("base_url");
    }

    @Test
    void allowsLoopbackOnALaptopOnly() {
        AllowedHosts laptop = new AllowedHosts(Set.of(), true);

        assertThat(laptop.check("http://127.0.0.1:8000/v1")).isEqualTo("http://127.0.0.1:8000/v1");
        assertThat(laptop.check("http://[::1]:8000/v1")).isEqualTo("http://[::1]:8000/v1");
        assertThatThrownBy(() -> laptop.check("https://llm.example.org/v1")).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> new AllowedHosts(Set.of(), false).check("http://localhost/v1"))
                .isInstanceOf(Problem.class);
    }
}
