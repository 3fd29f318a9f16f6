package dev.landbridge.formats.attestation;

import dev.landbridge.formats.digest.Sha256;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Optional;

/**
 * A public key, known by the SHA-256 of its PEM text.
 *
 * @param pem SubjectPublicKeyInfo PEM; brought to one encoding, 64-character lines and a final newline, so that a key
 *     has one id
 */
public record VerificationKey(String pem) {

    public VerificationKey {
        pem = normalised(pem);
    }

    private static String normalised(String text) {
        try {
            return Pem.encode("PUBLIC KEY", decode(text).getEncoded());
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            // Not a key: it keeps an id of its own and verifies nothing.
            return text;
        }
    }

    private static ECPublicKey decode(String text) throws GeneralSecurityException {
        PublicKey key =
                KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(Pem.decode("PUBLIC KEY", text)));
        return (ECPublicKey) key;
    }

    /** Lower-case hex SHA-256 of the PEM; the hint in a bundle. */
    public String keyId() {
        return Sha256.hex(pem);
    }

    /** Empty when this is no key on one of the curves; then it verifies nothing. */
    public Optional<Curve> curve() {
        try {
            return Optional.of(Curve.of(decode(pem)));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    public boolean verifies(byte[] message, byte[] derSignature) {
        try {
            ECPublicKey key = decode(pem);
            Signature signature = Signature.getInstance(Curve.of(key).signature());
            signature.initVerify(key);
            signature.update(message);
            return signature.verify(derSignature);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false;
        }
    }
}
