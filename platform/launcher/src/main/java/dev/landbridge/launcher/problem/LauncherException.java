package dev.landbridge.launcher.problem;

/** A failure the person at the terminal can act on: what went wrong, and the remedy. */
public final class LauncherException extends RuntimeException {
    private final String remedy;

    public LauncherException(String message, String remedy) {
        super(message);
        this.remedy = remedy;
    }

    public LauncherException(String message, String remedy, Throwable cause) {
        super(message, cause);
        this.remedy = remedy;
    }

    public String remedy() {
        return remedy;
    }
}
