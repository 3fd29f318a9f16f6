package dev.landbridge.training.worker;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The wish that the run stop at the next safe point. SIGTERM is held back until the training thread
 * has ended: the engine crashes when the process exits during a backward pass.
 */
final class StopSignal {
    private final AtomicReference<String> reason = new AtomicReference<>();
    private final CompletableFuture<Integer> exitCode = new CompletableFuture<>();

    /** The first reason stays. */
    void request(String why) {
        reason.compareAndSet(null, why);
    }

    boolean isRequested() {
        return reason.get() != null;
    }

    Optional<String> reason() {
        return Optional.ofNullable(reason.get());
    }

    /** Stops at SIGTERM and SIGINT. Halting skips the engine's exit handlers and keeps our exit code. */
    void watchTermination() {
        Thread hook = new Thread(
                () -> {
                    request("sigterm");
                    Runtime.getRuntime().halt(exitCode.join());
                },
                "termination");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** Stops at the end of the stream: the parent that held the other end is gone. */
    void watch(InputStream parent) {
        Thread watcher = new Thread(
                () -> {
                    try {
                        parent.transferTo(OutputStream.nullOutputStream());
                    } catch (IOException e) {
                        request("stdin-closed");
                    }
                    request("stdin-closed");
                },
                "parent-watch");
        watcher.setDaemon(true);
        watcher.start();
    }

    /** Ends the process. */
    void exit(int code) {
        exitCode.complete(code);
        System.exit(code);
    }
}
