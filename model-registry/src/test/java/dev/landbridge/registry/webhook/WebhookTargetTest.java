package dev.landbridge.registry.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.landbridge.kit.problem.Problem;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookTargetTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ftp://example.org/",
                "file:///etc/passwd",
                "http:///path",
                "http://user:secret@example.org/",
                "https://example.org/#part",
                "https://example.org:0/",
                "https://example.org:65536/",
                "https://exa mple.org/",
                "javascript:alert(1)",
                "/relative",
                "http://127.1/"
            })
    void refuses(String url) {
        assertThatThrownBy(() -> WebhookTarget.parse(url)).isInstanceOf(Problem.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1/",
                "http://localhost:8081/",
                "http://2130706433/",
                "http://[::1]/",
                "http://[::ffff:127.0.0.1]/",
                "http://[::ffff:10.0.0.1]:8080/",
                "http://169.254.169.254/latest/meta-data/",
                "http://0.0.0.0/"
            })
    void resolvesToNoPrivateAddress(String url) {
        assertThatThrownBy(() -> WebhookTarget.parse(url).resolve(Set.of("elsewhere")))
                .isInstanceOf(WebhookTarget.ForbiddenAddressException.class)
                .hasMessageContaining("not a public address");
    }

    @Test
    void goesToPrivateHostsThatTheOperatorAllows() throws Exception {
        assertThat(WebhookTarget.parse("http://LocalHost/")
                        .resolve(Set.of("localhost"))
                        .isLoopbackAddress())
                .isTrue();
        assertThat(WebhookTarget.parse("http://[::1]/").resolve(Set.of("*")).isLoopbackAddress())
                .isTrue();
    }

    @Test
    void keepsPathQueryAndPort() {
        WebhookTarget target = WebhookTarget.parse("https://hooks.example.org/in%20box?token=a%2Fb");
        assertThat(target.request()).isEqualTo("/in%20box?token=a%2Fb");
        assertThat(target.port()).isEqualTo(443);
        assertThat(WebhookTarget.parse("http://hooks.example.org:8080").request())
                .isEqualTo("/");
    }
}
