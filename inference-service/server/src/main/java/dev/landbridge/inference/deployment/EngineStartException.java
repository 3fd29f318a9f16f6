package dev.landbridge.inference.deployment;

/** An engine did not come up. */
final class EngineStartException extends Exception {
    private static final long serialVersionUID = 1L;

    private final boolean retryable;

    private EngineStartException(String message, boolean retryable) {
        super(message);
        this.retryable = retryable;
    }

    /** Starting it again would end the same way. */
    static EngineStartException fatal(String message) {
        return new EngineStartException(message, false);
    }

    static EngineStartException retryable(String message) {
        return new EngineStartException(message, true);
    }

    boolean isRetryable() {
        return retryable;
    }
}
