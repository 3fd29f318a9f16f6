package dev.landbridge.client.problem;

/** 422: the content is not what was declared, or is not accepted (for example executable pickle). */
public final class ContentRefusedException extends ProblemException {
    private static final long serialVersionUID = 1L;

    ContentRefusedException(Problem problem) {
        super(problem);
    }
}
