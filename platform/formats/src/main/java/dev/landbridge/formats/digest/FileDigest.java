package dev.landbridge.formats.digest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * A file under its content address.
 *
 * @param path relative, forward slashes
 * @param sha256 64 lower-case hex digits
 * @param size bytes
 */
public record FileDigest(String path, String sha256, long size) {
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    public FileDigest {
        if (!isRelative(path)) {
            throw new IllegalArgumentException("not a relative path: '" + path + "'");
        }
        if (!SHA256.matcher(sha256).matches()) {
            throw new IllegalArgumentException("not a lower-case hex SHA-256: '" + sha256 + "'");
        }
        if (size < 0) {
            throw new IllegalArgumentException("negative size of '" + path + "'");
        }
    }

    /** Digests {@code directory/path}. */
    public static FileDigest of(Path directory, String path) throws IOException {
        Path file = directory.resolve(path);
        return new FileDigest(path, Sha256.hex(file), Files.size(file));
    }

    private static boolean isRelative(String path) {
        return !path.isEmpty()
                && path.chars().noneMatch(c -> c < ' ' || c == '\\')
                && Arrays.stream(path.split("/", -1))
                        .noneMatch(part -> part.isEmpty() || part.equals(".") || part.equals(".."));
    }
}
