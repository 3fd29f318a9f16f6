package dev.landbridge.eval.job;

/** Somebody cancelled the work that was about to be written of. */
final class JobCancelledException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    JobCancelledException(String id) {
        super(id + " was cancelled");
    }
}
