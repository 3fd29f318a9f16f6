package dev.landbridge.eval.job;

/** Trying again would not help; the message is for people. */
public final class JobFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public JobFailure(String message) {
        super(message);
    }
}
