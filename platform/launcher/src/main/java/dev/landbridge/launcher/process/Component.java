package dev.landbridge.launcher.process;

import java.io.IOException;
import java.time.Duration;

/** A child process the supervisor starts, watches and stops. */
public interface Component {
    String name();

    int port();

    /** Starts the process; called again after each crash. */
    Process start() throws IOException;

    /** Whether the started process serves requests. */
    boolean isReady();

    /** How long a start may take until {@link #isReady()}. */
    Duration startLimit();

    /** Asks the process to end and returns when it has. */
    void stop(Process process);

    /** What the process left running when it died. */
    MarkedProcesses descendants();
}
