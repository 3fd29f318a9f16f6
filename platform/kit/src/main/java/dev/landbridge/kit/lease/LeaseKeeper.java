package dev.landbridge.kit.lease;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Renews the leases of everything this process works on; interrupts a worker whose lease is gone. */
final class LeaseKeeper {
    private static final Logger LOG = Logger.getLogger(LeaseKeeper.class);

    private final WorkQueue queue;
    private final Duration lease;
    private final Map<Claim, Thread> held = new ConcurrentHashMap<>();
    private ScheduledExecutorService timer;

    LeaseKeeper(WorkQueue queue, Duration lease) {
        this.queue = queue;
        this.lease = lease;
    }

    void start() {
        timer = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "work-lease-keeper");
            thread.setDaemon(true);
            return thread;
        });
        long third = lease.toMillis() / 3;
        timer.scheduleWithFixedDelay(this::renewAll, third, third, TimeUnit.MILLISECONDS);
    }

    void stop() {
        timer.shutdownNow();
    }

    void hold(Claim claim) {
        held.put(claim, Thread.currentThread());
    }

    void drop(Claim claim) {
        held.remove(claim);
    }

    private void renewAll() {
        held.forEach((claim, worker) -> {
            try {
                queue.renew(claim, lease);
            } catch (LeaseLostException e) {
                LOG.warn(e.getMessage());
                if (held.remove(claim) != null) {
                    worker.interrupt();
                }
            } catch (RuntimeException e) {
                LOG.warnf("could not renew the lease of %s: %s", claim.subjectId(), e.getMessage());
            }
        });
    }
}
