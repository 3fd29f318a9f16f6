package dev.landbridge.kit.blob;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Content-addressed bytes. What is visible is complete: its length and SHA-256 were checked before. */
public interface BlobStore {
    /**
     * Stores the stream's bytes under their declared address; storing what is there already is harmless.
     *
     * @throws ContentMismatchException when length or digest differ from the declaration; nothing becomes visible
     */
    void put(Blob declared, InputStream content) throws IOException;

    Optional<Blob> find(String sha256) throws IOException;

    /**
     * The bytes from an offset on.
     *
     * @throws java.nio.file.NoSuchFileException when there is no such blob
     */
    InputStream open(String sha256, long offset) throws IOException;

    void delete(String sha256) throws IOException;
}
