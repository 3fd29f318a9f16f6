package dev.landbridge.launcher.problem;

/** A failure the person at the terminal can act on: what went wrong, and the remedy. */
public final class LauncherException extends RuntimeException {
    private static final int FAILED = 1;

    private final String remedy;
    private final int exitCode;

    public LauncherException(String message, String remedy) {
        this(message, remedy, null);
    }

    public LauncherException(String message, String remedy, Throwable cause) {
        this(FAILED, message, remedy, cause);
    }

    /** @param exitCode what the shell is told */
    public LauncherException(int exitCode, String message, String remedy, Throwable cause) {
        super(message, cause);
        this.remedy = remedy;
        this.exitCode = exitCode;
    }

    public String remedy() {
        return remedy;
    }

    public int exitCode() {
        return exitCode;
    }
}
