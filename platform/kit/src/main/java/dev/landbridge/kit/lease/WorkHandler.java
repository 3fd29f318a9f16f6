package dev.landbridge.kit.lease;

/**
 * Does one kind of durable work. A bean of the service that owns the work.
 *
 * <p>{@link #handle} may run for as long as it likes: the lease is renewed meanwhile. It must be repeatable, because
 * the process can die at any point and another one starts it again, and it must pass the claim to
 * {@link WorkQueue#verify} inside every transaction in which it writes. A thrown exception means: try again later.
 */
public interface WorkHandler {
    String kind();

    /** How many pieces of this work one process does at the same time. */
    default int concurrency() {
        return 2;
    }

    WorkOutcome handle(Claim claim) throws Exception;
}
