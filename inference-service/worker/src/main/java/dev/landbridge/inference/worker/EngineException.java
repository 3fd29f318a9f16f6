package dev.landbridge.inference.worker;

/** The engine cannot run; carries the process's exit code. */
public final class EngineException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String code;
    private final int exitCode;

    private EngineException(String code, int exitCode, String message, Throwable cause) {
        super(message, cause);
        this.code = code;
        this.exitCode = exitCode;
    }

    static EngineException usage(String message) {
        return new EngineException("usage", 2, message, null);
    }

    static EngineException unsupported(String message, Throwable cause) {
        return new EngineException("unsupported-model", 3, message, cause);
    }

    static EngineException digestMismatch(String expected, String found) {
        String message = "the model directory's digest is " + found + ", expected " + expected + ": refused";
        return new EngineException("digest-mismatch", 4, message, null);
    }

    static EngineException port(String message, Throwable cause) {
        return new EngineException("port", 5, message, cause);
    }

    static EngineException failed(String message, Throwable cause) {
        return new EngineException("failed", 1, message, cause);
    }

    public String code() {
        return code;
    }

    public int exitCode() {
        return exitCode;
    }
}
