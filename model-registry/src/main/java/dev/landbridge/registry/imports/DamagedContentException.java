package dev.landbridge.registry.imports;

import java.io.IOException;

/** Bytes are not those that the source states. */
final class DamagedContentException extends IOException {
    private static final long serialVersionUID = 1L;

    DamagedContentException(String message) {
        super(message);
    }
}
