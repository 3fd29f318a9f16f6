package dev.landbridge.client.problem;

/** 401: no token, or one that is wrong, expired or revoked. */
public final class UnauthenticatedException extends ProblemException {
    private static final long serialVersionUID = 1L;

    UnauthenticatedException(Problem problem) {
        super(problem);
    }
}
