package dev.landbridge.kit.blob;

/**
 * A stored content.
 *
 * @param sha256 lower-case hex
 * @param size bytes
 */
public record Blob(String sha256, long size) {
    public Blob {
        if (!sha256.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("sha256 must be 64 lower-case hex digits");
        }
        if (size < 0) {
            throw new IllegalArgumentException("size must not be negative");
        }
    }
}
