package dev.landbridge.formats.attestation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SignersTest {
    private static final byte[] MESSAGE = "a manifest".getBytes(StandardCharsets.UTF_8);

    @Test
    void signNativelyWhereThereIsCodeForTheMachine() throws GeneralSecurityException {
        assumeTrue(System.getProperty("os.name").equals("Linux"), "the provider has native code for Linux here");
        assertThat(Signers.of(Curve.P256).getProvider().getName()).isEqualTo("AmazonCorrettoCryptoProvider");
    }

    @ParameterizedTest
    @EnumSource(Curve.class)
    void signWhatJavasOwnProviderAccepts(Curve curve) {
        SigningKey key = SigningKey.generate(curve);
        byte[] signature = key.sign(MESSAGE);

        assertThat(key.verificationKey().verifies(MESSAGE, signature)).isTrue();
        assertThat(key.verificationKey().verifies("another".getBytes(StandardCharsets.UTF_8), signature))
                .isFalse();
    }
}
