package dev.landbridge.kit.blob;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;

/** Sends what was written to the disk while more arrives, so that the sender does not wait for all of it at the end. */
final class EarlyFlush {
    static final long STEP = 64L << 20;

    private static final Executor THREADS = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "blob-flush");
        thread.setDaemon(true);
        return thread;
    });

    /** Brings what was written to the disk. */
    @FunctionalInterface
    interface Flush {
        void run() throws IOException;
    }

    private final Flush flush;
    private final long step;
    private long unflushed;
    private CompletableFuture<Void> running = CompletableFuture.completedFuture(null);

    /** @param step bytes after which a flush is worth its while */
    EarlyFlush(Flush flush, long step) {
        this.flush = flush;
        this.step = step;
    }

    synchronized void wrote(int bytes) throws IOException {
        unflushed += bytes;
        if (unflushed >= step && running.isDone()) {
            awaitRunning();
            unflushed = 0;
            running = CompletableFuture.runAsync(this::flushNow, THREADS);
        }
    }

    /** Returns when everything is on the disk. */
    synchronized void end() throws IOException {
        awaitRunning();
        flush.run();
    }

    // the system tells of a failed flush once, so the one that hears it must not be forgotten
    private void awaitRunning() throws IOException {
        try {
            running.join();
        } catch (CompletionException e) {
            Throwable cause = e.getCause();
            throw cause instanceof UncheckedIOException failed ? failed.getCause() : new IOException(cause);
        }
    }

    private void flushNow() {
        try {
            flush.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
