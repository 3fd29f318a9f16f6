package dev.landbridge.client.http;

import java.io.IOException;

/** The server answered with other bytes than those that were asked for. */
final class WrongRangeException extends IOException {
    private static final long serialVersionUID = 1L;

    WrongRangeException(String message) {
        super(message);
    }
}
