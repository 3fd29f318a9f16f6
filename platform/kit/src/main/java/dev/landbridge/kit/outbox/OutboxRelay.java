package dev.landbridge.kit.outbox;

import dev.landbridge.kit.lease.WorkConfig;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.Arc;
import io.quarkus.arc.ManagedContext;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jboss.logging.Logger;

/** The loop that delivers outbox events to the service's {@link OutboxSubscriber} beans. */
@ApplicationScoped
public class OutboxRelay {
    private static final Logger LOG = Logger.getLogger(OutboxRelay.class);
    private static final int BATCH = 50;
    private static final Duration DELIVERY_TIME = Duration.ofSeconds(30);

    private final Outbox outbox;
    private final WorkConfig config;
    private final Instance<OutboxSubscriber> subscribers;
    private final MeterRegistry metrics;
    private volatile Thread thread;

    OutboxRelay(Outbox outbox, WorkConfig config, @Any Instance<OutboxSubscriber> subscribers, MeterRegistry metrics) {
        this.outbox = outbox;
        this.config = config;
        this.subscribers = subscribers;
        this.metrics = metrics;
    }

    void start(@Observes StartupEvent event) {
        if (!config.enabled() || subscribers.isUnsatisfied()) {
            return;
        }
        thread = new Thread(this::loop, "outbox-relay");
        thread.setDaemon(true);
        thread.start();
    }

    void stop(@Observes ShutdownEvent event) {
        Thread running = thread;
        thread = null;
        if (running != null) {
            running.interrupt();
        }
    }

    private void loop() {
        while (Thread.currentThread() == thread) {
            try {
                if (relayOnce() == 0) {
                    Thread.sleep(config.pollInterval().toMillis() / 2);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) {
                LOG.warn("outbox relay failed", e);
                if (!rest()) {
                    return;
                }
            }
        }
    }

    /** Delivers what is due, up to a batch; returns how many events that were. */
    public int relayOnce() throws InterruptedException {
        List<OutboxEvent> events = outbox.take(BATCH, DELIVERY_TIME);
        List<OutboxEvent> delivered = new ArrayList<>();
        try {
            for (OutboxEvent event : events) {
                if (deliver(event)) {
                    delivered.add(event);
                }
            }
        } finally {
            if (!delivered.isEmpty()) {
                outbox.delivered(delivered);
            }
        }
        return events.size();
    }

    private boolean deliver(OutboxEvent event) throws InterruptedException {
        try {
            withinRequest(() -> {
                hand(event);
                return null;
            });
            count(event, "delivered");
            return true;
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            count(event, "failed");
            LOG.warnf("event %d of topic %s was not delivered: %s", event.id(), event.topic(), e.getMessage());
            outbox.failed(event, String.valueOf(e.getMessage()));
            return false;
        }
    }

    private void hand(OutboxEvent event) throws Exception {
        for (OutboxSubscriber subscriber : subscribers) {
            if (subscriber.topic().equals(event.topic())) {
                subscriber.deliver(event);
            }
        }
    }

    private static void withinRequest(Callable<Void> work) throws Exception {
        ManagedContext request = Arc.container().requestContext();
        request.activate();
        try {
            work.call();
        } finally {
            request.terminate();
        }
    }

    private void count(OutboxEvent event, String result) {
        metrics.counter("landbridge_outbox_events", "topic", event.topic(), "result", result)
                .increment();
    }

    private boolean rest() {
        try {
            Thread.sleep(config.pollInterval().toMillis());
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
