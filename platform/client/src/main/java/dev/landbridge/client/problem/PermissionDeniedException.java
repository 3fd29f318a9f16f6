package dev.landbridge.client.problem;

/** 403: the role in this team is not enough. */
public final class PermissionDeniedException extends ProblemException {
    private static final long serialVersionUID = 1L;

    PermissionDeniedException(Problem problem) {
        super(problem);
    }
}
