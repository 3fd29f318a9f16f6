package dev.landbridge.formats.attestation;

import com.fasterxml.jackson.annotation.JsonValue;
import java.security.GeneralSecurityException;
import java.security.interfaces.ECKey;
import java.util.Arrays;

/** The curves keys may be on, each with the hash the OpenSSF Model Signing specification pairs it with. */
public enum Curve {
    P256("P-256", "secp256r1", 256, "SHA256withECDSA"),
    P384("P-384", "secp384r1", 384, "SHA384withECDSA"),
    P521("P-521", "secp521r1", 521, "SHA512withECDSA");

    private final String label;
    private final String parameters;
    private final int bits;
    private final String signature;

    Curve(String label, String parameters, int bits, String signature) {
        this.label = label;
        this.parameters = parameters;
        this.bits = bits;
        this.signature = signature;
    }

    /** @throws GeneralSecurityException for any other curve */
    static Curve of(ECKey key) throws GeneralSecurityException {
        int bits = key.getParams().getCurve().getField().getFieldSize();
        return Arrays.stream(values())
                .filter(curve -> curve.bits == bits)
                .findFirst()
                .orElseThrow(() -> new GeneralSecurityException("the key is not on P-256, P-384 or P-521"));
    }

    @JsonValue
    public String label() {
        return label;
    }

    String parameters() {
        return parameters;
    }

    /** Name of the JCA signature with this curve's hash. */
    String signature() {
        return signature;
    }
}
