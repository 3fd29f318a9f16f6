package dev.landbridge.client.problem;

/** 400: a field or parameter is not valid; {@link #errors()} names it. */
public final class InvalidRequestException extends ProblemException {
    private static final long serialVersionUID = 1L;

    InvalidRequestException(Problem problem) {
        super(problem);
    }
}
