package dev.landbridge.launcher.process;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A process that is not confused with a later one of the same pid. */
public record ProcessIdentity(long pid, long startedAtMillis) {
    /** The start time is derived from the boot time, which a clock correction moves a little. */
    private static final long TOLERANCE_MILLIS = Duration.ofSeconds(2).toMillis();

    public static ProcessIdentity of(ProcessHandle handle) {
        return new ProcessIdentity(handle.pid(), startMillis(handle));
    }

    public static ProcessIdentity current() {
        return of(ProcessHandle.current());
    }

    /** The process, if it still runs. */
    public Optional<ProcessHandle> find() {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(this::sameStart);
    }

    public boolean isAlive() {
        return find().isPresent();
    }

    private boolean sameStart(ProcessHandle handle) {
        return Math.abs(startMillis(handle) - startedAtMillis) <= TOLERANCE_MILLIS;
    }

    private static long startMillis(ProcessHandle handle) {
        return handle.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    }
}
