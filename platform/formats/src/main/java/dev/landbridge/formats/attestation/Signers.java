package dev.landbridge.formats.attestation;

import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.Signature;
import java.util.Optional;
import java.util.ServiceLoader;

/**
 * Who computes signatures: the Amazon Corretto Crypto Provider where it is on the class path and has native code for this
 * machine, since Java 17 takes a millisecond for one on P-256; Java's own provider otherwise.
 */
final class Signers {
    private static final String NATIVE = "AmazonCorrettoCryptoProvider";
    private static final Optional<Provider> PROVIDER = find();

    private Signers() {}

    static Signature of(Curve curve) throws GeneralSecurityException {
        return PROVIDER.isPresent()
                ? Signature.getInstance(curve.signature(), PROVIDER.get())
                : Signature.getInstance(curve.signature());
    }

    private static Optional<Provider> find() {
        return ServiceLoader.load(Provider.class, Signers.class.getClassLoader()).stream()
                .filter(provider -> provider.type().getSimpleName().equals(NATIVE))
                .map(ServiceLoader.Provider::get)
                // without native code for this machine it has no services
                .filter(provider -> provider.getService("Signature", Curve.P256.signature()) != null)
                .findFirst();
    }
}
