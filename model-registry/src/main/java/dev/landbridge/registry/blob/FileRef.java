package dev.landbridge.registry.blob;

import dev.landbridge.formats.digest.FileDigest;

/**
 * A file under its content address.
 *
 * @param path relative, forward slashes
 * @param sha256 lower-case hex
 * @param size bytes
 */
public record FileRef(String path, String sha256, long size) {
    public static FileRef of(dev.landbridge.contracts.registry.v1.FileRef message) {
        return new FileRef(message.getPath(), message.getSha256(), message.getSize());
    }

    public FileDigest fileDigest() {
        return new FileDigest(path, sha256, size);
    }

    public dev.landbridge.contracts.registry.v1.FileRef toProto() {
        return dev.landbridge.contracts.registry.v1.FileRef.newBuilder()
                .setPath(path)
                .setSha256(sha256)
                .setSize(size)
                .build();
    }
}
