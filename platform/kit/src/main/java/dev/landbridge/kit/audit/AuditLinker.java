package dev.landbridge.kit.audit;

import dev.landbridge.kit.lease.WorkConfig;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import org.jboss.logging.Logger;

/**
 * The loop that bounds how long an event waits for its link when no later change and no reader comes along: one poll
 * interval. Every replica runs it.
 */
@ApplicationScoped
public class AuditLinker {
    private static final Logger LOG = Logger.getLogger(AuditLinker.class);

    private final AuditLinks links;
    private final boolean enabled;
    private final Duration interval;
    private final Counter linked;
    private volatile Thread thread;

    AuditLinker(AuditLinks links, WorkConfig config, MeterRegistry metrics) {
        this.links = links;
        this.enabled = config.enabled();
        this.interval = config.pollInterval();
        this.linked = metrics.counter("landbridge_audit_events_linked_late");
    }

    void start(@Observes StartupEvent event) {
        if (enabled) {
            thread = new Thread(this::loop, "audit-linker");
            thread.setDaemon(true);
            thread.start();
        }
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
                Thread.sleep(interval.toMillis());
                linked.increment(links.catchUpAll());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) {
                LOG.warn("events of the audit log wait for their links", e);
            }
        }
    }
}
