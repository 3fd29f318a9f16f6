package dev.landbridge.kit.lease;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.Arc;
import io.quarkus.arc.ManagedContext;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/** Runs the service's {@link WorkHandler} beans: one named thread a slot claims, renews and finishes. */
@ApplicationScoped
public class WorkRunner {
    private static final Logger LOG = Logger.getLogger(WorkRunner.class);

    private final WorkQueue queue;
    private final WorkConfig config;
    private final Instance<WorkHandler> handlers;
    private final MeterRegistry metrics;
    private final LeaseKeeper keeper;
    private final AtomicBoolean running = new AtomicBoolean();
    private final List<Thread> threads = new ArrayList<>();
    private final List<Semaphore> wakeUps = new ArrayList<>();
    private final String node = ManagementFactory.getRuntimeMXBean().getName();

    WorkRunner(WorkQueue queue, WorkConfig config, @Any Instance<WorkHandler> handlers, MeterRegistry metrics) {
        this.queue = queue;
        this.config = config;
        this.handlers = handlers;
        this.metrics = metrics;
        this.keeper = new LeaseKeeper(queue, config.lease());
    }

    void start(@Observes StartupEvent event) {
        if (!config.enabled() || handlers.isUnsatisfied() || !running.compareAndSet(false, true)) {
            return;
        }
        keeper.start();
        for (WorkHandler handler : handlers) {
            for (int slot = 0; slot < handler.concurrency(); slot++) {
                Semaphore wakeUp = new Semaphore(0);
                wakeUps.add(wakeUp);
                String name = "work-" + handler.kind() + "-" + slot;
                Thread thread = new Thread(() -> loop(handler, node + "/" + name, wakeUp), name);
                thread.setDaemon(true);
                threads.add(thread);
            }
        }
        queue.onEnqueue(() -> wakeUps.forEach(Semaphore::release));
        threads.forEach(Thread::start);
    }

    void stop(@Observes ShutdownEvent event) {
        if (!running.compareAndSet(true, false)) {
            return;
        }
        threads.forEach(Thread::interrupt);
        keeper.stop();
        for (Thread thread : threads) {
            try {
                thread.join(2000);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void loop(WorkHandler handler, String owner, Semaphore wakeUp) {
        while (running.get()) {
            try {
                Claim claim = queue.claim(handler.kind(), owner, config.lease()).orElse(null);
                if (claim == null) {
                    pause(wakeUp);
                } else {
                    work(handler, claim);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) {
                LOG.warnf(e, "%s could not look for work", owner);
                if (!sleep(config.pollInterval())) {
                    return;
                }
            }
        }
    }

    // A woken slot that came too early for the enqueuer's commit looks again a moment later, not only at the next poll.
    private void pause(Semaphore wakeUp) throws InterruptedException {
        if (wakeUp.tryAcquire(config.pollInterval().toMillis(), TimeUnit.MILLISECONDS)) {
            wakeUp.drainPermits();
            Thread.sleep(20);
        }
    }

    private void work(WorkHandler handler, Claim claim) throws InterruptedException {
        ManagedContext request = Arc.container().requestContext();
        request.activate();
        keeper.hold(claim);
        try {
            queue.finish(claim, handler.handle(claim));
            count(handler, "finished");
        } catch (LeaseLostException e) {
            LOG.warnf("%s; another process goes on with it", e.getMessage());
            count(handler, "lost");
        } catch (InterruptedException e) {
            release(claim);
            throw e;
        } catch (Exception e) {
            retryLater(handler, claim, e);
        } finally {
            keeper.drop(claim);
            request.terminate();
        }
    }

    private void retryLater(WorkHandler handler, Claim claim, Exception e) throws InterruptedException {
        if (!running.get() || Thread.currentThread().isInterrupted()) {
            release(claim);
            throw new InterruptedException("stopping");
        }
        count(handler, "failed");
        LOG.warnf(e, "%s %s failed at attempt %d", claim.kind(), claim.subjectId(), claim.attempt());
        long delay = config.retryDelay().toMillis() << Math.min(claim.attempt() - 1, 16);
        String reason = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        try {
            queue.fail(
                    claim,
                    reason,
                    Duration.ofMillis(Math.min(delay, config.maxRetryDelay().toMillis())));
        } catch (RuntimeException lost) {
            LOG.debugf(lost, "could not give %s back; its lease will run out", claim.subjectId());
        }
    }

    private void release(Claim claim) {
        boolean interrupted = Thread.interrupted();
        try {
            queue.finish(claim, WorkOutcome.again(Duration.ZERO));
        } catch (RuntimeException e) {
            LOG.debugf(e, "could not give %s back; its lease will run out", claim.subjectId());
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void count(WorkHandler handler, String result) {
        metrics.counter("landbridge_work_items", "kind", handler.kind(), "result", result)
                .increment();
    }

    private static boolean sleep(Duration duration) {
        try {
            Thread.sleep(duration.toMillis());
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
