package dev.landbridge.registry.imports;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ends the thread that made this in the middle of whatever it waits for, as the death of its process would: it writes
 * nothing more and gives no lease back.
 */
final class KilledWorker implements AutoCloseable {
    private final Thread worker = Thread.currentThread();
    private final CountDownLatch gone = new CountDownLatch(1);

    /** Called by whoever answers the worker; keeps the answer back until the worker is gone. */
    void now() throws IOException {
        worker.interrupt();
        try {
            gone.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new IOException("nobody is there any more");
    }

    @Override
    public void close() {
        gone.countDown();
    }
}
