package dev.landbridge.registry.signature;

import dev.landbridge.formats.attestation.Envelope;
import dev.landbridge.formats.attestation.SigningKey;
import dev.landbridge.formats.attestation.VerificationKey;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** The registry's own key: signs model manifests and decisions, and is the root of the keys that protect stored secrets. */
@ApplicationScoped
public class RegistryKey {
    private static final String HMAC = "HmacSHA256";

    private final SigningKey key;

    RegistryKey(SigningConfig config) {
        try {
            this.key = SigningKey.loadOrCreate(config.key());
        } catch (IOException e) {
            throw new UncheckedIOException("the registry's signing key cannot be read", e);
        }
    }

    SigningKey signing() {
        return key;
    }

    /** Signs an in-toto statement of the registry. */
    public Envelope sign(byte[] statement) {
        return Envelope.sign(statement, key);
    }

    public VerificationKey verificationKey() {
        return key.verificationKey();
    }

    /** A 256-bit key for one purpose, which tells nothing about the root or the keys of other purposes (RFC 5869). */
    public SecretKey derive(String purpose) {
        byte[] root = key.pem().getBytes(StandardCharsets.US_ASCII);
        byte[] extracted = hmac(new byte[32], root);
        byte[] info = (purpose + "\u0001").getBytes(StandardCharsets.UTF_8);
        return new SecretKeySpec(hmac(extracted, info), "AES");
    }

    private static byte[] hmac(byte[] key, byte[] message) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key, HMAC));
            return mac.doFinal(message);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HMAC-SHA256", e);
        }
    }
}
