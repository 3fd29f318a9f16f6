package dev.landbridge.client.problem;

import java.util.List;

/**
 * The server answered with an error. {@link #code()} is stable; the message is for people. Branch on the subclass where
 * there is one, else on the code.
 */
public class ProblemException extends LandbridgeException {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    ProblemException(Problem problem) {
        super(problem.message());
        this.problem = problem;
    }

    /** The exception class that belongs to the problem's code. */
    public static ProblemException of(Problem problem) {
        return switch (problem.code()) {
            case "invalid-request" -> new InvalidRequestException(problem);
            case "unauthenticated" -> new UnauthenticatedException(problem);
            case "permission-denied" -> new PermissionDeniedException(problem);
            case "gate-refused" -> new GateRefusedException(problem);
            case "not-found" -> new NotFoundException(problem);
            case "conflict", "already-exists", "precondition-failed" -> new ConflictException(problem);
            case "content-mismatch", "content-refused", "pickle-refused" -> new ContentRefusedException(problem);
            case "too-many-requests", "upstream-failed", "unavailable" -> new UnavailableException(problem);
            default -> byStatus(problem);
        };
    }

    /** For answers that carry no code, for example of a proxy in between. */
    private static ProblemException byStatus(Problem problem) {
        return switch (problem.status()) {
            case 400 -> new InvalidRequestException(problem);
            case 401 -> new UnauthenticatedException(problem);
            case 403 -> new PermissionDeniedException(problem);
            case 404 -> new NotFoundException(problem);
            case 409, 412 -> new ConflictException(problem);
            case 422 -> new ContentRefusedException(problem);
            case 429, 502, 503, 504 -> new UnavailableException(problem);
            default -> new ProblemException(problem);
        };
    }

    /** HTTP status, 300 to 599. */
    public int status() {
        return problem.status();
    }

    /** Code of the server's catalogue, for example {@code not-found}; empty when the answer had none. */
    public String code() {
        return problem.code();
    }

    /** What went wrong, without the request that this message begins with. */
    public String detail() {
        return problem.detail();
    }

    /** The fields that are wrong; empty for other problems. */
    public List<Problem.FieldError> errors() {
        return problem.errors();
    }

    /** Under which the server's logs name this request; empty when unknown. */
    public String requestId() {
        return problem.requestId();
    }

    Problem problem() {
        return problem;
    }
}
