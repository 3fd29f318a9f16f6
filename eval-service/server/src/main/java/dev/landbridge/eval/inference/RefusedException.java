package dev.landbridge.eval.inference;

import java.io.IOException;

/** The server does not want this request, however often it is sent. */
public final class RefusedException extends IOException {
    private static final long serialVersionUID = 1L;

    RefusedException(String message) {
        super(message);
    }
}
