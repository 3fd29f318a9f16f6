package dev.landbridge.proof.release;

import dev.landbridge.proof.archive.StoredArchive;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Names in a release bundle, and the bundle as one file: {@code *.release.zip}. */
public final class ReleaseFiles {

    /** The signed list of all other files; first in the archive. */
    public static final String RELEASE = "release.sigstore.json";

    public static final String README = "README.md";
    /** An issued certificate with its tables. */
    public static final String CERTIFICATE = "certificate";
    /** The certificate's statement with every signature it has. */
    public static final String ENVELOPE = "certificate.dsse.json";

    public static final String TEST_RESULT = "test-result.sigstore.json";
    /** The OpenSSF Model Signing manifest of the weights. */
    public static final String MANIFEST = "weights/model.sig";
    /** Path, digest and size of every file of the version. */
    public static final String WEIGHTS = "weights/files.json";
    /** The registry's decision as a SLSA verification summary. */
    public static final String SUMMARY = "gate/decision.sigstore.json";
    /** What the decision rested on. */
    public static final String DECISION = "gate/decision.json";
    /** The release policy that decided. */
    public static final String POLICY = "gate/policy.json";

    public static final String RECIPE = "deployment/recipe.yaml";
    public static final String KEYS = "keys";

    private static final Pattern NAME =
            Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,127}(/[a-z0-9][A-Za-z0-9._-]{0,127}){0,3}");

    private ReleaseFiles() {}

    /** Name of a public key's file. */
    public static String key(String keyId) {
        return KEYS + "/" + keyId + ".pem";
    }

    /** Every file of an unpacked bundle: the signed list first, the others by name. */
    static List<String> in(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            List<String> names = new ArrayList<>(files.filter(Files::isRegularFile)
                    .map(file -> directory.relativize(file).toString().replace('\\', '/'))
                    .filter(name -> !name.equals(RELEASE))
                    .sorted()
                    .toList());
            names.add(0, RELEASE);
            return names;
        }
    }

    /** Packs a sealed directory. The stream stays open. */
    public static void pack(Path directory, OutputStream out) throws IOException {
        StoredArchive.pack(directory, in(directory), out);
    }

    /** @throws IOException when it is damaged or has an entry that no release bundle has */
    static List<String> unpack(Path archive, Path directory) throws IOException {
        List<String> names = StoredArchive.unpack(archive, directory, ReleaseFiles::next);
        if (names.isEmpty()) {
            throw new IOException("it is empty or no archive");
        }
        return names;
    }

    private static void next(List<String> before, String name) throws IOException {
        if (before.isEmpty() != name.equals(RELEASE) || !NAME.matcher(name).matches()) {
            throw new IOException("unexpected entry " + name);
        }
        if (before.size() > 1 && before.get(before.size() - 1).compareTo(name) >= 0) {
            throw new IOException("the entry " + name + " is out of order");
        }
    }
}
