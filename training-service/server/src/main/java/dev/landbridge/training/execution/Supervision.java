package dev.landbridge.training.execution;

import dev.landbridge.training.process.WorkerEvent;
import dev.landbridge.training.process.WorkerProcess;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** Watches one worker from start to end: stores what it says, stops it on request, kills it when it hangs. */
final class Supervision {
    private static final Duration LAST_WORDS = Duration.ofMillis(1500);
    private static final int DIVERGED = 3;
    private static final int REFUSED = 2;
    private static final int LOCKED = 4;

    private final WorkerProcess worker;
    private final EventCollector events;
    private final AttemptRecord attempt;
    private final RunConfig config;
    private long lastEvent = System.nanoTime();
    private long lastFlush = System.nanoTime();
    private boolean loading = true;
    private double idleSeconds;
    private Long cancelledAt;

    Supervision(WorkerProcess worker, EventCollector events, AttemptRecord attempt, RunConfig config) {
        this.worker = worker;
        this.events = events;
        this.attempt = attempt;
        this.config = config;
    }

    /** Returns when the worker has ended; no worker survives it, whatever happens. */
    AttemptEnd watch() throws InterruptedException {
        try (worker) {
            while (true) {
                worker.next(config.flushInterval()).ifPresent(this::take);
                if (worker.ended()) {
                    flush();
                    return end();
                }
                if (since(lastFlush).compareTo(config.flushInterval()) >= 0) {
                    flush();
                    stopWhenCancelled();
                }
                if (stalled()) {
                    return killStalled();
                }
            }
        } catch (InterruptedException e) {
            worker.stop(LAST_WORDS);
            throw e;
        }
    }

    private void take(WorkerEvent event) {
        lastEvent = System.nanoTime();
        if (event instanceof WorkerEvent.Heartbeat heartbeat) {
            idleSeconds = heartbeat.idleSeconds();
            loading = heartbeat.phase().equals("loading");
        } else if (event instanceof WorkerEvent.Running) {
            loading = false;
        }
        events.take(event);
    }

    private void flush() {
        lastFlush = System.nanoTime();
        events.takeFromStep().ifPresent(attempt::resumedFrom);
        events.drain().ifPresent(attempt::write);
    }

    private void stopWhenCancelled() {
        if (cancelledAt == null && attempt.cancelRequested()) {
            cancelledAt = System.nanoTime();
            worker.terminate();
        } else if (cancelledAt != null && since(cancelledAt).compareTo(config.stopGrace()) > 0) {
            worker.kill();
        }
    }

    private boolean stalled() {
        Duration limit = loading ? config.loadingTimeout() : config.stallTimeout();
        return since(lastEvent).compareTo(limit) > 0 || idleSeconds * 1000 > limit.toMillis();
    }

    private AttemptEnd killStalled() {
        worker.kill();
        flush();
        if (cancelledAt != null) {
            return new AttemptEnd.Cancelled();
        }
        double silent = Math.max(idleSeconds, since(lastEvent).toMillis() / 1000.0);
        return new AttemptEnd.Stalled(String.format(
                Locale.ROOT, "no progress for %.1f s after step %d; the worker was killed", silent, events.step()));
    }

    // a worker that said it is done is done, even if the engine crashes while its process ends
    private AttemptEnd end() {
        int exitCode = worker.exitCode();
        String message = events.ended().map(WorkerEvent.Ended::message).orElse("");
        if (events.done()) {
            return new AttemptEnd.Completed();
        }
        if (cancelledAt != null) {
            return new AttemptEnd.Cancelled();
        }
        return switch (exitCode) {
            case 0 -> new AttemptEnd.Crashed("the worker was stopped from outside" + because(events.ended()));
            case DIVERGED -> new AttemptEnd.Diverged(message.isEmpty() ? "loss or gradient is not a number" : message);
            case REFUSED -> new AttemptEnd.Refused(message.isEmpty() ? "the worker gave no reason" : message);
            case LOCKED -> new AttemptEnd.Crashed("another worker still holds the run's directory");
            default -> new AttemptEnd.Crashed(ExitCode.describe(exitCode) + (message.isEmpty() ? "" : ": " + message));
        };
    }

    private static String because(Optional<WorkerEvent.Ended> ended) {
        return ended.map(end -> " (" + end.reason() + ")").orElse("");
    }

    private static Duration since(long nanoTime) {
        return Duration.ofNanos(System.nanoTime() - nanoTime);
    }
}
