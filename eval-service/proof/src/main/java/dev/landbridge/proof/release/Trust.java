package dev.landbridge.proof.release;

import dev.landbridge.formats.attestation.VerificationKey;
import java.util.List;

/**
 * Whom a verifier believes.
 *
 * @param keys public keys that reached the verifier by another way; none takes those in the bundle, with a warning
 * @param threshold how many different ones of them must have signed the certificate
 */
public record Trust(List<VerificationKey> keys, int threshold) {

    public Trust {
        keys = List.copyOf(keys);
        if (threshold < 1) {
            throw new IllegalArgumentException("the threshold must be at least 1");
        }
        if (!keys.isEmpty()
                && threshold
                        > keys.stream().map(VerificationKey::keyId).distinct().count()) {
            throw new IllegalArgumentException("the threshold is higher than the number of trusted keys");
        }
    }

    public static Trust anyone() {
        return new Trust(List.of(), 1);
    }
}
