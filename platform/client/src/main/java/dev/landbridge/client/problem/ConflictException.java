package dev.landbridge.client.problem;

/** 409 or 412: it exists already, the state does not allow it, or somebody changed it meanwhile. */
public final class ConflictException extends ProblemException {
    private static final long serialVersionUID = 1L;

    ConflictException(Problem problem) {
        super(problem);
    }
}
