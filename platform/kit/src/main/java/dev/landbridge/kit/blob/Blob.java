package dev.landbridge.kit.blob;

import java.util.regex.Pattern;

/**
 * A stored content.
 *
 * @param sha256 lower-case hex
 * @param size bytes
 */
public record Blob(String sha256, long size) {
    private static final Pattern ADDRESS = Pattern.compile("[0-9a-f]{64}");

    public Blob {
        if (!isAddress(sha256)) {
            throw new IllegalArgumentException("sha256 must be 64 lower-case hex digits");
        }
        if (size < 0) {
            throw new IllegalArgumentException("size must not be negative");
        }
    }

    static boolean isAddress(String text) {
        return ADDRESS.matcher(text).matches();
    }
}
