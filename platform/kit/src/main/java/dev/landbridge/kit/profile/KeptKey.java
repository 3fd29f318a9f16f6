package dev.landbridge.kit.profile;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A key file. A laptop may make it at the first start; in a cluster it would be lost with the pod that made it. */
public final class KeptKey {
    private KeptKey() {}

    /** @param variable the environment variable that names the file */
    public static Optional<String> violation(String variable, Path file) {
        return Files.isReadable(file)
                ? Optional.empty()
                : Optional.of(variable + " must name a key file mounted from a secret; " + file + " does not exist");
    }
}
