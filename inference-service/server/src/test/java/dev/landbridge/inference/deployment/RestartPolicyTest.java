package dev.landbridge.inference.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RestartPolicyTest {
    private final RestartPolicy policy = new RestartPolicy(Duration.ofMillis(500), Duration.ofSeconds(30));

    @Test
    void waitsLongerAfterEveryFailureInARow() {
        assertThat(policy.failed("a")).isEqualTo(Duration.ofMillis(500));
        assertThat(policy.failed("a")).isEqualTo(Duration.ofSeconds(1));
        assertThat(policy.failed("b")).isEqualTo(Duration.ofMillis(500));
        policy.forget("a");
        assertThat(policy.failed("a")).isEqualTo(Duration.ofMillis(500));
    }

    @Test
    void neverWaitsLongerThanTheMaximum() {
        for (int i = 0; i < 40; i++) {
            assertThat(policy.failed("a")).isLessThanOrEqualTo(Duration.ofSeconds(30));
        }
    }
}
