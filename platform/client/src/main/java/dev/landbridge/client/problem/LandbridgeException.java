package dev.landbridge.client.problem;

/**
 * Anything that kept a call from its result. The subclasses say what a program can do about it: {@link ProblemException}
 * is an answer of the server, {@link ConnectionFailedException} is no answer, {@link CorruptContentException} is bytes
 * that are not what they should be, {@link CancelledException} is the caller's own wish.
 */
public abstract class LandbridgeException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LandbridgeException(String message) {
        super(message);
    }

    LandbridgeException(String message, Throwable cause) {
        super(message, cause);
    }
}
