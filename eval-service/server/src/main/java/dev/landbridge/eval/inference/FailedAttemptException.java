package dev.landbridge.eval.inference;

import dev.landbridge.proof.golden.AttemptKind;
import java.io.IOException;

/** This attempt brought no answer; another one might. */
public final class FailedAttemptException extends IOException {
    private static final long serialVersionUID = 1L;

    private final AttemptKind kind;

    FailedAttemptException(AttemptKind kind, String message) {
        super(message);
        this.kind = kind;
    }

    /** @param code of the gateway's error, which knows more than its status tells */
    static FailedAttemptException ofStatus(int status, String code, String path) {
        String message = "HTTP " + status + (code.isEmpty() ? "" : " " + code) + " from " + path;
        if (code.equals("empty_answer")) {
            return new FailedAttemptException(AttemptKind.EMPTY, message);
        }
        if (code.equals("malformed_answer")) {
            return new FailedAttemptException(AttemptKind.MALFORMED, message);
        }
        boolean gateway = status == 502 || status == 504;
        return new FailedAttemptException(
                status == 429 || status == 503
                        ? AttemptKind.BUSY
                        : gateway ? AttemptKind.CONNECTION_LOST : AttemptKind.SERVER_ERROR,
                message);
    }

    public AttemptKind kind() {
        return kind;
    }
}
