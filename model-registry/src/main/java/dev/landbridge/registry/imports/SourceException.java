package dev.landbridge.registry.imports;

import java.io.IOException;

/** A source answered something that repeating does not change. The message is for people. */
final class SourceException extends IOException {
    private static final long serialVersionUID = 1L;

    SourceException(String message) {
        super(message);
    }
}
