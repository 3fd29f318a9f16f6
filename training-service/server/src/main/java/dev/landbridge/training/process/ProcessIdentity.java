package dev.landbridge.training.process;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A process that survives the service that started it: a pid alone may belong to somebody else by now. */
public record ProcessIdentity(String host, long pid, Instant startedAt) {
    /** Two JVMs may read the boot time, from which start times are computed, with different rounding. */
    private static final Duration TOLERANCE = Duration.ofSeconds(2);

    public static ProcessIdentity of(ProcessHandle process, Instant fallbackStart) {
        return new ProcessIdentity(
                thisHost(), process.pid(), process.info().startInstant().orElse(fallbackStart));
    }

    public static String thisHost() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }

    /** Kills the process when it still lives on this machine. False: there was nothing to kill. */
    public boolean kill(Duration wait) throws InterruptedException {
        ProcessHandle process = alive().orElse(null);
        if (process == null) {
            return false;
        }
        process.destroyForcibly();
        CompletableFuture<ProcessHandle> end = process.onExit();
        try {
            end.get(wait.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("process " + pid + " does not end", e);
        }
        return true;
    }

    Optional<ProcessHandle> alive() {
        if (!host.equals(thisHost())) {
            return Optional.empty();
        }
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(this::startedThen);
    }

    private boolean startedThen(ProcessHandle process) {
        return process.info()
                .startInstant()
                .map(start -> Duration.between(start, startedAt).abs().compareTo(TOLERANCE) <= 0)
                .orElse(false);
    }
}
