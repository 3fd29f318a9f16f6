package dev.landbridge.proof.certificate;

import com.fasterxml.jackson.databind.JsonNode;
import dev.landbridge.formats.attestation.Envelope;
import dev.landbridge.formats.attestation.VerificationKey;
import dev.landbridge.formats.digest.Sha256;
import dev.landbridge.proof.golden.SideIdentity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A signed certificate.
 *
 * @param bundle exact bytes of the sigstore bundle
 * @param statement the in-toto statement inside
 */
public record Certificate(byte[] bundle, JsonNode statement, VerificationKey key) {

    /** Lower-case hex SHA-256 of the bundle's bytes. */
    public String sha256() {
        return Sha256.hex(bundle);
    }

    /** Names of the files that go with every bundle, in the order of the archive. */
    static final List<String> COMPANIONS = List.of(
            "public-key.pem",
            "policy.yaml",
            "result.json",
            "golden/manifest.json",
            "golden/cases.jsonl",
            "golden/positions.safetensors",
            "golden/tasks.jsonl",
            "target/manifest.json",
            "target/cases.jsonl",
            "target/positions.safetensors",
            "target/tasks.jsonl");

    private static final Pattern MORE = Pattern.compile("(golden|target)/[a-z0-9][a-z0-9._-]{0,63}");

    public static final String BUNDLE = "certificate.sigstore.json";
    public static final String PUBLIC_KEY = "public-key.pem";
    public static final String POLICY = "policy.yaml";
    public static final String RESULT = "result.json";
    public static final String GOLDEN = "golden";
    public static final String TARGET = "target";

    /**
     * The statement inside a bundle, without verifying anything.
     *
     * @throws IOException when the bytes are not a bundle of this library
     */
    public static JsonNode statementIn(byte[] bundle) throws IOException {
        return Statement.parse(Envelope.parse(bundle).payload());
    }

    /** The companions in a directory: those of every bundle, then what else its traces consist of, by name. */
    static List<String> companions(Path directory) throws IOException {
        List<String> names = new ArrayList<>(COMPANIONS);
        for (String side : List.of(GOLDEN, TARGET)) {
            Path folder = directory.resolve(side);
            if (!Files.isDirectory(folder)) {
                continue;
            }
            try (Stream<Path> files = Files.list(folder)) {
                files.map(file -> side + "/" + file.getFileName())
                        .filter(name -> !COMPANIONS.contains(name))
                        .sorted()
                        .forEach(names::add);
            }
        }
        return names;
    }

    /** Whether this may be the name of a file beyond {@link #COMPANIONS}. */
    static boolean mayFollow(String before, String name) {
        return MORE.matcher(name).matches()
                && !COMPANIONS.contains(name)
                && (COMPANIONS.contains(before) || before.compareTo(name) < 0);
    }

    /** SHA-256 over the canonical JSON of a side's fingerprint; the second subject of a statement. */
    public static String fingerprintDigest(SideIdentity identity) {
        return Statement.fingerprintDigest(identity);
    }
}
