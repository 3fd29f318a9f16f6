package dev.landbridge.kit.problem;

import io.grpc.Status;
import java.util.Arrays;
import java.util.Optional;

/** The catalogue of errors. The code is stable; REST, gRPC and the portal read nothing else to tell errors apart. */
public enum ProblemType {
    INVALID_REQUEST("invalid-request", "The request is not valid", 400, Status.Code.INVALID_ARGUMENT, false),
    UNAUTHENTICATED("unauthenticated", "Sign in first", 401, Status.Code.UNAUTHENTICATED, false),
    PERMISSION_DENIED("permission-denied", "You may not do this", 403, Status.Code.PERMISSION_DENIED, false),
    GATE_REFUSED("gate-refused", "The release gate refuses this", 403, Status.Code.PERMISSION_DENIED, false),
    NOT_FOUND("not-found", "There is no such thing", 404, Status.Code.NOT_FOUND, false),
    CONFLICT("conflict", "The current state does not allow this", 409, Status.Code.FAILED_PRECONDITION, false),
    ALREADY_EXISTS("already-exists", "It exists already", 409, Status.Code.ALREADY_EXISTS, false),
    PRECONDITION_FAILED("precondition-failed", "Somebody changed it meanwhile", 412, Status.Code.ABORTED, false),
    CONTENT_MISMATCH("content-mismatch", "The content is not what was declared", 422, Status.Code.DATA_LOSS, false),
    CONTENT_REFUSED("content-refused", "This content is not accepted", 422, Status.Code.FAILED_PRECONDITION, false),
    PICKLE_REFUSED("pickle-refused", "Pickle can execute code on load", 422, Status.Code.FAILED_PRECONDITION, false),
    TOO_MANY_REQUESTS("too-many-requests", "Slow down", 429, Status.Code.RESOURCE_EXHAUSTED, true),
    INTERNAL("internal", "Something went wrong on our side", 500, Status.Code.INTERNAL, false),
    UPSTREAM_FAILED("upstream-failed", "Another service answered with an error", 502, Status.Code.UNAVAILABLE, true),
    UNAVAILABLE("unavailable", "The service is not available right now", 503, Status.Code.UNAVAILABLE, true);

    private final String code;
    private final String title;
    private final int httpStatus;
    private final Status.Code grpcStatus;
    private final boolean retryable;

    ProblemType(String code, String title, int httpStatus, Status.Code grpcStatus, boolean retryable) {
        this.code = code;
        this.title = title;
        this.httpStatus = httpStatus;
        this.grpcStatus = grpcStatus;
        this.retryable = retryable;
    }

    public String code() {
        return code;
    }

    public String title() {
        return title;
    }

    public int httpStatus() {
        return httpStatus;
    }

    public Status.Code grpcStatus() {
        return grpcStatus;
    }

    public boolean retryable() {
        return retryable;
    }

    public static Optional<ProblemType> ofCode(String code) {
        return Arrays.stream(values()).filter(type -> type.code.equals(code)).findFirst();
    }

    static ProblemType ofGrpc(Status.Code code) {
        if (code == Status.Code.DEADLINE_EXCEEDED || code == Status.Code.CANCELLED) {
            return UNAVAILABLE;
        }
        return Arrays.stream(values())
                .filter(type -> type.grpcStatus == code)
                .findFirst()
                .orElse(UPSTREAM_FAILED);
    }

    static ProblemType ofHttp(int status) {
        return Arrays.stream(values())
                .filter(type -> type.httpStatus == status)
                .findFirst()
                .orElse(status >= 500 ? INTERNAL : INVALID_REQUEST);
    }
}
