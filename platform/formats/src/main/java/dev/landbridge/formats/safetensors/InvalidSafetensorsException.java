package dev.landbridge.formats.safetensors;

import java.io.IOException;
import java.util.Optional;

/** The bytes are not a well-formed safetensors file. */
public final class InvalidSafetensorsException extends IOException {
    private static final long serialVersionUID = 1L;

    private final String tensor;

    InvalidSafetensorsException(String message) {
        super(message);
        this.tensor = null;
    }

    InvalidSafetensorsException(String tensor, String message) {
        super("tensor '" + tensor + "': " + message);
        this.tensor = tensor;
    }

    /** The tensor at fault; empty when the file as a whole is at fault. */
    public Optional<String> tensor() {
        return Optional.ofNullable(tensor);
    }
}
