package dev.landbridge.eval.certificate;

import dev.landbridge.formats.attestation.SigningKey;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;

/** The installation's key, loaded once. */
@ApplicationScoped
class SigningKeys {
    private final CertificateConfig config;
    private SigningKey key;

    SigningKeys(CertificateConfig config) {
        this.config = config;
    }

    synchronized SigningKey current() {
        if (key == null) {
            try {
                key = SigningKey.loadOrCreate(config.key());
            } catch (IOException e) {
                throw new UncheckedIOException("the certificate key cannot be read", e);
            }
        }
        return key;
    }
}
