package dev.landbridge.proof.certificate;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.landbridge.formats.attestation.Envelope;
import dev.landbridge.formats.attestation.SigningKey;
import dev.landbridge.formats.digest.CanonicalJson;
import dev.landbridge.proof.ProofJson;
import dev.landbridge.proof.golden.TraceFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes the companion files, signs the statement and packs everything. */
public final class CertificateIssuer {

    private final SigningKey key;

    public CertificateIssuer(SigningKey key) {
        this.key = key;
    }

    /**
     * Issues into an empty directory: the bundle and its companions, ready for {@link CertificateArchive#pack}.
     *
     * @param directory created when missing
     */
    public Certificate issue(CertificateContent content, CertificateSubject subject, Path directory)
            throws IOException {
        Files.createDirectories(directory);
        TraceFiles.write(directory.resolve(Certificate.GOLDEN), content.golden());
        TraceFiles.write(directory.resolve(Certificate.TARGET), content.target());
        Files.write(directory.resolve(Certificate.POLICY), content.policy().bytes());
        Files.write(directory.resolve(Certificate.RESULT), CanonicalJson.bytes(ProofJson.tree(content.result())));
        Files.writeString(
                directory.resolve(Certificate.PUBLIC_KEY), key.verificationKey().pem(), StandardCharsets.US_ASCII);
        ObjectNode statement = Statement.of(content, subject, directory);
        byte[] bundle = Envelope.sign(CanonicalJson.bytes(statement), key).bundle();
        Files.write(directory.resolve(Certificate.BUNDLE), bundle);
        return new Certificate(bundle, statement, key.verificationKey());
    }
}
