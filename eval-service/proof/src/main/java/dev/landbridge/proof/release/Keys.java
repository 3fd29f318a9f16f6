package dev.landbridge.proof.release;

import dev.landbridge.formats.attestation.VerificationKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The keys of a verification: those trusted from outside, and those the bundle carries. */
record Keys(List<VerificationKey> trusted, List<VerificationKey> carried) {
    static Keys of(Path directory, Trust trust, Findings findings) throws IOException {
        List<VerificationKey> carried = new ArrayList<>();
        Path folder = directory.resolve(ReleaseFiles.KEYS);
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.sorted().toList()) {
                    VerificationKey key = new VerificationKey(Files.readString(file));
                    findings.require(
                            ReleaseFiles.key(key.keyId()).endsWith("/" + file.getFileName()),
                            ReleaseFiles.KEYS + "/" + file.getFileName(),
                            "is not the key it is named after");
                    carried.add(key);
                }
            }
        }
        if (trust.keys().isEmpty()) {
            findings.warnings.add("The keys came with the bundle; compare their ids with the issuer's.");
            return new Keys(carried, carried);
        }
        return new Keys(trust.keys(), carried);
    }

    Optional<VerificationKey> trustedKey(String keyId) {
        return find(trusted, keyId);
    }

    Optional<VerificationKey> any(String keyId) {
        return trustedKey(keyId).or(() -> find(carried, keyId));
    }

    private static Optional<VerificationKey> find(List<VerificationKey> keys, String keyId) {
        return keys.stream().filter(key -> key.keyId().equals(keyId)).findFirst();
    }
}
