package dev.landbridge.proof.golden;

import java.io.IOException;

/** A trace directory does not hold what its manifest says. */
public final class InvalidTraceException extends IOException {

    private static final long serialVersionUID = 1L;

    InvalidTraceException(String message) {
        super(message);
    }
}
