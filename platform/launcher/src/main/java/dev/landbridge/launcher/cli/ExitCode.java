package dev.landbridge.launcher.cli;

/** What the client commands return to the shell. */
public final class ExitCode {
    public static final int FAILED = 1;
    public static final int NOT_FOUND = 3;
    /** Not signed in, or the role is not enough. */
    public static final int REFUSED = 4;
    /** The release policy wants more evidence. */
    public static final int GATE_REFUSED = 5;
    /** The server does not answer. */
    public static final int UNREACHABLE = 6;
    /** Content that is not what it should be. */
    public static final int CORRUPT = 7;

    public static final int CANCELLED = 130;

    private ExitCode() {}
}
