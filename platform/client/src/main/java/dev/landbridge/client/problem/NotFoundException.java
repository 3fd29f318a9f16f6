package dev.landbridge.client.problem;

/** 404: there is no such thing in this team, or it is not visible. */
public final class NotFoundException extends ProblemException {
    private static final long serialVersionUID = 1L;

    NotFoundException(Problem problem) {
        super(problem);
    }
}
