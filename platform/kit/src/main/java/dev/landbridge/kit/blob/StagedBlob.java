package dev.landbridge.kit.blob;

import java.io.Closeable;
import java.io.IOException;

/** Bytes that have arrived whole and were digested, but are not visible. Closing throws away what was not published. */
public interface StagedBlob extends Closeable {
    Blob blob();

    /** Makes the bytes visible under their address, all at once; harmless when they are there already. */
    void publish() throws IOException;

    /** @throws ContentMismatchException when the bytes are not the declared ones */
    default void require(Blob declared) throws ContentMismatchException {
        ContentMismatchException.requireSame(declared, blob());
    }
}
