package dev.landbridge.formats.attestation;

import dev.landbridge.formats.digest.Sha256;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;

/**
 * A public key, known by the SHA-256 of its PEM text.
 *
 * @param pem SubjectPublicKeyInfo PEM; brought to 64-character lines and a final newline, so that a key has one id
 */
public record VerificationKey(String pem) {

    public VerificationKey {
        pem = normalised(pem);
    }

    private static String normalised(String text) {
        try {
            return Pem.encode("PUBLIC KEY", Pem.decode("PUBLIC KEY", text));
        } catch (IllegalArgumentException e) {
            // Not a key: it keeps an id of its own and verifies nothing.
            return text;
        }
    }

    /** Lower-case hex SHA-256 of the PEM; the hint in a bundle. */
    public String keyId() {
        return Sha256.hex(pem);
    }

    public boolean verifies(byte[] message, byte[] derSignature) {
        try {
            PublicKey key =
                    KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(Pem.decode("PUBLIC KEY", pem)));
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initVerify(key);
            signature.update(message);
            return signature.verify(derSignature);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false;
        }
    }
}
