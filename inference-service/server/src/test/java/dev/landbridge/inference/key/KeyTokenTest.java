package dev.landbridge.inference.key;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import org.junit.jupiter.api.Test;

class KeyTokenTest {
    @Test
    void aGeneratedKeyReadsBack() {
        KeyToken token = KeyToken.generate(new SecureRandom());

        assertThat(token.text())
                .matches("lb_live_[0-9A-Za-z]{8}_[0-9A-Za-z]{40}")
                .endsWith(token.last4());
        assertThat(KeyToken.parse(token.text())).contains(token);
    }

    @Test
    void refusesOtherForms() {
        assertThat(KeyToken.parse("lb_live_short_0123456789012345678901234567890123456789"))
                .isEmpty();
        assertThat(KeyToken.parse("lb_live_01234567_tooshort")).isEmpty();
        assertThat(KeyToken.parse("lb_test_01234567_0123456789012345678901234567890123456789"))
                .isEmpty();
        assertThat(KeyToken.parse("lb_live_0123456'_0123456789012345678901234567890123456789"))
                .isEmpty();
    }

    @Test
    void neverShowsItsSecretInLogs() {
        KeyToken token = KeyToken.generate(new SecureRandom());

        assertThat(token.toString()).doesNotContain(token.secret());
    }
}
