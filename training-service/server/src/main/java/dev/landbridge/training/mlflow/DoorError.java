package dev.landbridge.training.mlflow;

import dev.landbridge.kit.problem.ProblemBody;
import java.util.Map;

/** An error as MLflow clients read it: Python by the code, Java by the HTTP status. */
public record DoorError(String errorCode, String message) {
    private static final Map<String, String> CODES = Map.ofEntries(
            Map.entry("invalid-request", "INVALID_PARAMETER_VALUE"),
            Map.entry("unauthenticated", "UNAUTHENTICATED"),
            Map.entry("permission-denied", "PERMISSION_DENIED"),
            Map.entry("gate-refused", "PERMISSION_DENIED"),
            Map.entry("not-found", "RESOURCE_DOES_NOT_EXIST"),
            Map.entry("conflict", "INVALID_STATE"),
            Map.entry("already-exists", "RESOURCE_ALREADY_EXISTS"),
            Map.entry("precondition-failed", "ABORTED"),
            Map.entry("upstream-failed", "TEMPORARILY_UNAVAILABLE"),
            Map.entry("unavailable", "TEMPORARILY_UNAVAILABLE"),
            Map.entry("internal", "INTERNAL_ERROR"));

    static DoorError of(ProblemBody problem) {
        String code = CODES.getOrDefault(problem.code(), "BAD_REQUEST");
        String hint = problem.requestId() == null || !code.equals("INTERNAL_ERROR")
                ? ""
                : " (request " + problem.requestId() + ")";
        return new DoorError(code, problem.detail() + hint);
    }

    /** The framework refused the body itself, in a shape of its own. */
    static DoorError unreadable() {
        return new DoorError("INVALID_PARAMETER_VALUE", "The request body does not have the form of this call.");
    }

    static DoorError noSuchEndpoint(String path) {
        return new DoorError("ENDPOINT_NOT_FOUND", "This server has no endpoint " + path + ".");
    }

    /** What the protocol answers where problem details have another status. */
    int status(int status) {
        return status == 409 ? 400 : status == 502 ? 503 : status;
    }
}
