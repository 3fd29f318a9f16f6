package dev.landbridge.kit.blob;

import java.io.IOException;

/** The bytes are not the declared ones: torn, short, long or corrupt. */
public final class ContentMismatchException extends IOException {
    private static final long serialVersionUID = 1L;

    ContentMismatchException(String message) {
        super(message);
    }

    ContentMismatchException(String message, Throwable cause) {
        super(message, cause);
    }

    static void requireSame(Blob declared, Blob actual) throws ContentMismatchException {
        if (actual.size() > declared.size()) {
            throw new ContentMismatchException("more than the declared " + declared.size() + " bytes were sent");
        }
        if (actual.size() < declared.size()) {
            throw new ContentMismatchException(
                    "declared " + declared.size() + " bytes, but " + actual.size() + " were sent");
        }
        if (!actual.sha256().equals(declared.sha256())) {
            throw new ContentMismatchException(
                    "declared SHA-256 " + declared.sha256() + ", but it is " + actual.sha256());
        }
    }
}
