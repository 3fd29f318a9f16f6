package dev.landbridge.inference.worker.decode;

/** The waiting queue has no room for a request's sequences. */
public final class QueueFullException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    QueueFullException(int waiting, int capacity) {
        super("the engine's queue is full: " + waiting + " of " + capacity + " sequences are waiting");
    }
}
