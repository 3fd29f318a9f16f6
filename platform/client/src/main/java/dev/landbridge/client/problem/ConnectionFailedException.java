package dev.landbridge.client.problem;

/** No complete answer came, after all repetitions: server down, wrong address, broken or stalled connection. */
public final class ConnectionFailedException extends LandbridgeException {
    private static final long serialVersionUID = 1L;

    public ConnectionFailedException(String message, Throwable cause) {
        super(message, cause);
    }
}
