package dev.landbridge.inference.key;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Collects when keys were used and writes it in batches; losing a few seconds of it in a crash is acceptable. */
@ApplicationScoped
public class KeyUses {
    private static final Logger LOG = Logger.getLogger(KeyUses.class);

    private final ApiKeyStore store;
    private final KeyConfig config;
    private final Clock clock;
    private final ConcurrentHashMap<String, Instant> pending = new ConcurrentHashMap<>();
    private final ScheduledExecutorService writer =
            Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "key-uses"));

    KeyUses(ApiKeyStore store, KeyConfig config, Clock clock) {
        this.store = store;
        this.config = config;
        this.clock = clock;
    }

    public void used(String keyId) {
        pending.put(keyId, clock.instant());
    }

    void start(@Observes StartupEvent event) {
        long interval = config.lastUsedInterval().toMillis();
        writer.scheduleWithFixedDelay(this::flush, interval, interval, TimeUnit.MILLISECONDS);
    }

    void stop(@Observes ShutdownEvent event) {
        writer.shutdownNow();
        flush();
    }

    private void flush() {
        Map<String, Instant> batch = new HashMap<>(pending);
        if (batch.isEmpty()) {
            return;
        }
        try {
            QuarkusTransaction.requiringNew().run(() -> store.used(batch));
            batch.forEach(pending::remove);
        } catch (RuntimeException e) {
            LOG.warn("could not write when keys were used; trying again", e);
        }
    }
}
