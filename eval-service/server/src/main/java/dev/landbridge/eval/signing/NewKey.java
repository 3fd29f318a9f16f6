package dev.landbridge.eval.signing;

import dev.landbridge.formats.attestation.Curve;
import dev.landbridge.formats.attestation.SigningKey;
import dev.landbridge.formats.attestation.VerificationKey;
import dev.landbridge.kit.problem.Problem;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;

/**
 * A key to add: made here, imported, or only its public half.
 *
 * @param holder whose key it is; empty for the installation's own
 */
public record NewKey(Purpose purpose, String holder, VerificationKey publicKey, Optional<SigningKey> privateKey) {
    private static final String CONVERT =
            "; openssl pkcs8 -topk8 -nocrypt -in KEY.pem writes the form that is read here";

    static NewKey of(SigningKeyResource.KeyWish wish) {
        String holder = wish.holder() == null ? "" : wish.holder().strip();
        Purpose purpose = purpose(wish.purpose());
        if (purpose == Purpose.COSIGNER && holder.isEmpty()) {
            throw Problem.invalid("holder", "must name the person or organisation that co-signs");
        }
        if (wish.publicKeyPem() == null) {
            SigningKey key = wish.privateKeyPem() == null ? SigningKey.generate(curve(wish.curve())) : imported(wish);
            return new NewKey(purpose, holder, key.verificationKey(), Optional.of(key));
        }
        if (purpose == Purpose.EVALUATOR || wish.privateKeyPem() != null) {
            throw Problem.invalid("public_key_pem", "is only for a cosigner whose private key stays elsewhere");
        }
        VerificationKey key = new VerificationKey(wish.publicKeyPem());
        if (key.curve().isEmpty()) {
            throw Problem.invalid("public_key_pem", "must be a PEM public key on P-256, P-384 or P-521");
        }
        return new NewKey(purpose, holder, key, Optional.empty());
    }

    private static SigningKey imported(SigningKeyResource.KeyWish wish) {
        try {
            return SigningKey.parse(wish.privateKeyPem());
        } catch (IOException e) {
            throw Problem.invalid(
                    "private_key_pem", "must be a PKCS#8 PEM private key on P-256, P-384 or P-521" + CONVERT);
        }
    }

    private static Purpose purpose(String label) {
        return Arrays.stream(Purpose.values())
                .filter(purpose -> purpose.label().equals(label))
                .findFirst()
                .orElseThrow(() -> Problem.invalid("purpose", "must be evaluator or cosigner"));
    }

    private static Curve curve(String label) {
        return Arrays.stream(Curve.values())
                .filter(curve -> curve.label().equals(label == null ? Curve.P256.label() : label))
                .findFirst()
                .orElseThrow(() -> Problem.invalid("curve", "must be P-256, P-384 or P-521"));
    }
}
