package dev.landbridge.kit.blob;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;

/** Bytes that have arrived whole and were digested, but are not visible. Closing gives up what was not published. */
public interface StagedBlob extends Closeable {
    Blob blob();

    /** The bytes from an offset on. */
    InputStream open(long offset) throws IOException;

    /**
     * Makes the bytes visible under their address, all at once; harmless when they are there already. Until this is
     * closed it can be done again, should somebody have deleted them meanwhile.
     */
    void publish() throws IOException;

    /** @throws ContentMismatchException when the bytes are not the declared ones */
    default void require(Blob declared) throws ContentMismatchException {
        ContentMismatchException.requireSame(declared, blob());
    }
}
