package dev.landbridge.kit.blob;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Content-addressed bytes. What is visible is complete: its length and SHA-256 were checked before. */
public interface BlobStore {
    /**
     * A visible blob in a listing.
     *
     * @param modifiedAt when its bytes were stored, by the store's clock
     */
    record Entry(Blob blob, Instant modifiedAt) {}

    /**
     * A part of an upload that has arrived whole.
     *
     * @param number from 1
     * @param size bytes
     */
    record Part(int number, long size) {}

    /** Takes a stream in to its end, finding its digest on the way. */
    StagedBlob stage(InputStream content) throws IOException;

    /**
     * Stores the stream's bytes under their declared address; storing what is there already is harmless.
     *
     * @throws ContentMismatchException when length or digest differ from the declaration; nothing becomes visible
     */
    default void put(Blob declared, InputStream content) throws IOException {
        try (StagedBlob staged = stage(BoundedContent.of(content, declared.size()))) {
            staged.require(declared);
            staged.publish();
        }
    }

    Optional<Blob> find(String sha256) throws IOException;

    /**
     * The bytes from an offset on.
     *
     * @throws java.nio.file.NoSuchFileException when there is no such blob
     */
    InputStream open(String sha256, long offset) throws IOException;

    void delete(String sha256) throws IOException;

    /** Every visible blob, in no order. */
    void forEach(Consumer<Entry> visitor) throws IOException;

    /** The blob as a file of this machine, when it is one. */
    default Optional<Path> file(String sha256) throws IOException {
        return Optional.empty();
    }

    /**
     * Begins an upload that arrives in parts, in any order and at the same time, over connections and processes.
     *
     * @param partSize bytes of every part but the last
     * @return the store's name of the upload
     */
    String beginParts(long partSize) throws IOException;

    /**
     * Stores one part, again if need be; it counts only when it is whole.
     *
     * @param size bytes that must arrive; more or fewer are refused
     */
    void putPart(String upload, int number, long size, InputStream content) throws IOException;

    /** The parts that have arrived, by number. */
    List<Part> parts(String upload) throws IOException;

    /**
     * Puts the parts together; the upload itself stays until it is dropped.
     *
     * @throws ContentMismatchException when a part is missing
     */
    StagedBlob assemble(String upload) throws IOException;

    /** Forgets an upload and its parts; harmless when there is none. */
    void dropParts(String upload) throws IOException;

    /** An address that takes one part without further permission, when the store can give one. */
    default Optional<URI> partAddress(String upload, int number, Duration validity) {
        return Optional.empty();
    }

    /** An address that gives the blob without further permission, when the store can give one. */
    default Optional<URI> address(String sha256, String fileName, Duration validity) {
        return Optional.empty();
    }
}
