package dev.landbridge.kit.blob;

import java.io.IOException;

/** The bytes are not the declared ones: torn, short, long or corrupt. */
public final class ContentMismatchException extends IOException {
    private static final long serialVersionUID = 1L;

    ContentMismatchException(String message) {
        super(message);
    }
}
