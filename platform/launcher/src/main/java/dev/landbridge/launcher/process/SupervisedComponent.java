package dev.landbridge.launcher.process;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Runs one component on a thread of its own and starts it again when it crashes. */
final class SupervisedComponent {
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration DESCENDANTS_GRACE = Duration.ofSeconds(5);
    private static final int MAX_CRASHES_BEFORE_FIRST_READY = 2;

    private final Component component;
    private final SupervisorListener listener;
    private final CrashHistory crashes = new CrashHistory(Clock.systemUTC());
    private final CompletableFuture<Void> firstReady = new CompletableFuture<>();
    private final Thread thread;

    private volatile boolean stopping;
    private volatile Process process;
    private volatile ComponentStatus status;

    SupervisedComponent(Component component, SupervisorListener listener) {
        this.component = component;
        this.listener = listener;
        this.status = new ComponentStatus(component.name(), ComponentState.STARTING, component.port(), null, 0, null);
        this.thread = new Thread(this::run, "supervise-" + component.name());
    }

    void start() {
        thread.start();
    }

    ComponentStatus status() {
        return status;
    }

    /** Completes when the component is ready for the first time; fails when it is given up. */
    CompletableFuture<Void> firstReady() {
        return firstReady;
    }

    /** Returns when the process and everything it started has ended. */
    void stop() {
        stopping = true;
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        while (!stopping && runOnce()) {
            // each round is one life of the process
        }
        end();
    }

    /** @return whether to start again */
    private boolean runOnce() {
        String death;
        try {
            process = component.start();
            publish(ComponentState.STARTING, null);
            if (awaitReady()) {
                publish(ComponentState.READY, System.currentTimeMillis());
                firstReady.complete(null);
                process.waitFor();
                death = "ended unexpectedly with code " + process.exitValue();
            } else if (process.isAlive()) {
                death = "was not ready after " + component.startLimit().toSeconds() + " s";
            } else {
                death = "ended during its start with code " + process.exitValue();
            }
            return !stopping && afterCrash(death);
        } catch (InterruptedException e) {
            return false;
        } catch (IOException e) {
            return !stopping && afterCrash("could not be started: " + e.getMessage());
        }
    }

    private boolean awaitReady() throws InterruptedException {
        long deadline = System.nanoTime() + component.startLimit().toNanos();
        while (System.nanoTime() < deadline) {
            if (process.waitFor(POLL.toMillis(), TimeUnit.MILLISECONDS)) {
                return false;
            }
            if (component.isReady()) {
                return true;
            }
        }
        return false;
    }

    private boolean afterCrash(String death) {
        crashes.record();
        if (process != null) {
            ProcessTermination.kill(List.of(process.toHandle()));
        }
        ProcessTermination.stop(component.descendants().find(), DESCENDANTS_GRACE);
        boolean neverReady = !firstReady.isDone() && crashes.recent() >= MAX_CRASHES_BEFORE_FIRST_READY;
        if (crashes.isHopeless() || neverReady) {
            publish(ComponentState.FAILED, null);
            listener.crashed(status, death + "; it crashed too often and is not started again");
            firstReady.completeExceptionally(new IllegalStateException(component.name() + " " + death));
            return false;
        }
        status = new ComponentStatus(
                component.name(), ComponentState.RESTARTING, component.port(), null, status.restarts() + 1, null);
        listener.changed(status);
        listener.crashed(status, death + "; starting it again");
        return pause(crashes.delay());
    }

    private static boolean pause(Duration delay) {
        try {
            Thread.sleep(delay.toMillis());
            return true;
        } catch (InterruptedException e) {
            return false;
        }
    }

    private void end() {
        // the interrupt said "stop", and stopping itself has to wait
        Thread.interrupted();
        boolean failed = status.state() == ComponentState.FAILED;
        if (process != null && process.isAlive()) {
            component.stop(process);
        }
        ProcessTermination.stop(component.descendants().find(), DESCENDANTS_GRACE);
        if (!failed) {
            publish(ComponentState.STOPPED, null);
        }
    }

    private void publish(ComponentState state, Long readyAtMillis) {
        ProcessIdentity identity = process != null && process.isAlive() ? ProcessIdentity.of(process.toHandle()) : null;
        status = new ComponentStatus(
                component.name(), state, component.port(), identity, status.restarts(), readyAtMillis);
        listener.changed(status);
    }
}
