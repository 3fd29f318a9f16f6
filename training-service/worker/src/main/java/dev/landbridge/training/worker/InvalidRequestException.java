package dev.landbridge.training.worker;

/** What the worker was asked to do is wrong; doing it again would fail again. */
final class InvalidRequestException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    InvalidRequestException(String message) {
        super(message);
    }
}
