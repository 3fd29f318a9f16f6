package dev.landbridge.client.problem;

/** 429, 502, 503 or 504: try again later. The client has done so already where that is safe. */
public final class UnavailableException extends ProblemException {
    private static final long serialVersionUID = 1L;

    UnavailableException(Problem problem) {
        super(problem);
    }
}
