package dev.landbridge.client.problem;

import java.util.List;

/** 403: the release policy does not let the alias move there. {@link #missing()} names each missing piece. */
public final class GateRefusedException extends ProblemException {
    private static final long serialVersionUID = 1L;

    GateRefusedException(Problem problem) {
        super(problem);
    }

    public List<Problem.Missing> missing() {
        return problem().missing();
    }
}
