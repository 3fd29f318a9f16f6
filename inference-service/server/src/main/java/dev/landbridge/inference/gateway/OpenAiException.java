package dev.landbridge.inference.gateway;

/** A request ends with this error before anything was answered. */
final class OpenAiException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient OpenAiError error;

    OpenAiException(OpenAiError error) {
        super(error.message(), null, false, false);
        this.error = error;
    }

    OpenAiError error() {
        return error;
    }
}
