package dev.landbridge.proof.llama;

import java.io.IOException;

/** The bytes are no KL base file; the message begins with the field that is wrong. */
public final class InvalidLlamaFileException extends IOException {

    private static final long serialVersionUID = 1L;

    InvalidLlamaFileException(String field, String problem) {
        super(field + ": " + problem);
    }
}
