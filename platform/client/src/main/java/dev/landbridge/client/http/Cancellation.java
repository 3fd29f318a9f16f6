package dev.landbridge.client.http;

import dev.landbridge.client.problem.CancelledException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Ends calls from another thread: they throw {@link CancelledException} soon after {@link #cancel()}. */
public final class Cancellation {
    private final CountDownLatch cancelled = new CountDownLatch(1);
    private final Set<Runnable> listeners = ConcurrentHashMap.newKeySet();

    public void cancel() {
        cancelled.countDown();
        listeners.forEach(Runnable::run);
    }

    public boolean isCancelled() {
        return cancelled.getCount() == 0;
    }

    /** @throws CancelledException once cancelled or interrupted */
    public void check() {
        if (isCancelled() || Thread.currentThread().isInterrupted()) {
            throw new CancelledException();
        }
    }

    /** Sleeps, at most until cancelled. */
    public void sleep(long millis) {
        try {
            if (cancelled.await(millis, TimeUnit.MILLISECONDS)) {
                throw new CancelledException();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancelledException();
        }
    }

    /** Runs the listener at once when cancelled already. */
    void listen(Runnable listener) {
        listeners.add(listener);
        if (isCancelled()) {
            listener.run();
        }
    }

    void forget(Runnable listener) {
        listeners.remove(listener);
    }
}
