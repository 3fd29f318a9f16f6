package dev.landbridge.launcher.verify;

import dev.landbridge.formats.attestation.VerificationKey;
import dev.landbridge.proof.certificate.CertificateVerifier;
import dev.landbridge.proof.certificate.Verification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** What an offline check of a certificate found. */
public final class CertificateCheck {
    private final Verification verification;

    private CertificateCheck(Verification verification) {
        this.verification = verification;
    }

    /**
     * @param publicKey PEM file of the key to trust; without one the key beside the certificate is used
     * @throws IOException when a file cannot be read
     */
    public static CertificateCheck of(Path certificate, Optional<Path> publicKey) throws IOException {
        Optional<VerificationKey> trusted = Optional.empty();
        if (publicKey.isPresent()) {
            trusted = Optional.of(new VerificationKey(Files.readString(publicKey.get())));
        }
        return new CertificateCheck(new CertificateVerifier(Clock.systemUTC()).verify(certificate, trusted));
    }

    /** By the first of the keys that fits; without one the key beside the certificate is used. */
    static CertificateCheck of(Path certificate, List<VerificationKey> keys, Clock clock) throws IOException {
        CertificateVerifier verifier = new CertificateVerifier(clock);
        if (keys.isEmpty()) {
            return new CertificateCheck(verifier.verify(certificate, Optional.empty()));
        }
        Verification found = null;
        for (VerificationKey key : keys) {
            found = verifier.verify(certificate, Optional.of(key));
            if (found.statement() != null) {
                break;
            }
        }
        return new CertificateCheck(found);
    }

    /** The signature and every digest hold, and the verdict computed again is the signed one: PASS, and in time. */
    public boolean verified() {
        return verification.holds() && "PASS".equals(verification.verdict()) && !verification.expired();
    }

    boolean expired() {
        return verification.expired();
    }

    public List<String> differences() {
        return verification.differences();
    }

    public List<String> warnings() {
        return verification.warnings();
    }

    /** Of the key that signed. */
    public String keyId() {
        return verification.keyId();
    }

    /** Recomputed; null when it could not be. */
    public String verdict() {
        return verification.verdict();
    }

    /** A field of the signed predicate; empty when the signature does not hold. */
    public String stated(String field) {
        return verification.statement() == null
                ? ""
                : verification.statement().path("predicate").path(field).asText("");
    }
}
