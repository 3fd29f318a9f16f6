package dev.landbridge.inference.usage;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Writes usage records in batches, one transaction for all that wait. A record's end is written before the client sees
 * the end of its answer, so a crash loses no finished request; of an unfinished one the running totals of the last
 * {@link UsageConfig#progressInterval} at most. Rows a crash left open are closed as errors at the next start.
 */
@ApplicationScoped
public class UsageLedger {
    private static final Logger LOG = Logger.getLogger(UsageLedger.class);

    private final UsageStore store;
    private final UsageConfig config;
    private final Clock clock;
    private final MeterRegistry metrics;
    private final Set<Meter> open = ConcurrentHashMap.newKeySet();
    private final LinkedBlockingQueue<Write> queue = new LinkedBlockingQueue<>();
    private volatile boolean running;
    private Thread writer;

    UsageLedger(UsageStore store, UsageConfig config, Clock clock, MeterRegistry metrics) {
        this.store = store;
        this.config = config;
        this.clock = clock;
        this.metrics = metrics;
        metrics.gaugeCollectionSize("landbridge_inference_usage_waiting", List.of(), queue);
    }

    public Meter open(UsageSubject subject) {
        Meter meter = new Meter(this, clock, subject);
        open.add(meter);
        queue.add(new Write(meter.opening()));
        return meter;
    }

    CompletionStage<Void> close(Meter meter, UsageRow row) {
        open.remove(meter);
        String status = row.status().key();
        metrics.counter("landbridge_inference_requests", "status", status).increment();
        metrics.counter("landbridge_inference_tokens", "kind", "prompt")
                .increment(row.tokens().prompt());
        metrics.counter("landbridge_inference_tokens", "kind", "completion")
                .increment(row.tokens().completion());
        Write write = new Write(row);
        queue.add(write);
        return write.done();
    }

    void start(@Observes StartupEvent event) {
        int abandoned = QuarkusTransaction.requiringNew().call(() -> store.closeAbandoned(config.node()));
        if (abandoned > 0) {
            LOG.infof("closed %d usage records that an earlier life left open", abandoned);
        }
        running = true;
        writer = new Thread(this::loop, "usage-writer");
        writer.setDaemon(true);
        writer.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        List.copyOf(open).forEach(meter -> meter.close(UsageStatus.ERROR));
        running = false;
        if (writer != null) {
            writer.interrupt();
            writer.join(10_000);
        }
    }

    private void loop() {
        long nextProgress = System.nanoTime();
        while (running || !queue.isEmpty()) {
            List<Write> batch = next();
            if (System.nanoTime() >= nextProgress) {
                open.stream().map(Meter::progress).filter(row -> row != null).forEach(row -> batch.add(new Write(row)));
                nextProgress = System.nanoTime() + config.progressInterval().toNanos();
            }
            write(batch);
        }
    }

    private List<Write> next() {
        List<Write> batch = new ArrayList<>();
        try {
            Write first = queue.poll(running ? config.progressInterval().toMillis() : 0, TimeUnit.MILLISECONDS);
            if (first != null) {
                batch.add(first);
            }
        } catch (InterruptedException e) {
            // the sign to write what is left and end; running says so
        }
        queue.drainTo(batch, config.batchSize());
        return batch;
    }

    // A database that is away holds the batch, and with it the answers' ends, but drops nothing.
    private void write(List<Write> batch) {
        Map<String, UsageRow> newest = new LinkedHashMap<>();
        batch.forEach(write -> newest.merge(write.row().id(), write.row(), UsageLedger::later));
        for (int attempt = 1; !newest.isEmpty(); attempt++) {
            try {
                QuarkusTransaction.requiringNew().run(() -> store.write(newest.values(), config.node()));
                break;
            } catch (RuntimeException e) {
                metrics.counter("landbridge_inference_usage_write_failures").increment();
                LOG.errorf(e, "could not write %d usage records, attempt %d", newest.size(), attempt);
                if (!running && attempt >= 10 || !pause()) {
                    return;
                }
            }
        }
        batch.forEach(write -> write.done().complete(null));
    }

    private static UsageRow later(UsageRow before, UsageRow after) {
        return before.status() == UsageStatus.STARTED ? after : before;
    }

    private boolean pause() {
        try {
            Thread.sleep(200);
        } catch (InterruptedException e) {
            return !running;
        }
        return true;
    }

    private record Write(UsageRow row, CompletableFuture<Void> done) {
        Write(UsageRow row) {
            this(row, new CompletableFuture<>());
        }
    }
}
