package dev.landbridge.registry.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WebhookSecretTest {
    // The example of the reference libraries of Standard Webhooks.
    @Test
    void signsAsTheSpecificationSays() {
        WebhookSecret secret = new WebhookSecret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
        assertThat(secret.sign("msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330L, "{\"test\": 2432232314}"))
                .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void isRandomAndDoesNotShowItselfInLogs() {
        WebhookSecret secret = WebhookSecret.random();
        assertThat(secret.text())
                .startsWith("whsec_")
                .hasSize(50)
                .isNotEqualTo(WebhookSecret.random().text());
        assertThat("made " + secret).isEqualTo("made whsec_...");
    }
}
