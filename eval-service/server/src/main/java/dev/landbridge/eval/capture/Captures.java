package dev.landbridge.eval.capture;

import dev.landbridge.kit.lease.Claim;
import dev.landbridge.proof.golden.AttemptKind;
import dev.landbridge.proof.golden.Transport;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;

/** Sends the items of a part that are not there yet, and keeps each answer as it comes. */
@ApplicationScoped
public class Captures {
    private static final int BATCH = 32;

    private final CaptureStore store;

    Captures(CaptureStore store) {
        this.store = store;
    }

    /** Produces one item; runs on several threads. */
    @FunctionalInterface
    public interface Call {
        CapturedItem item(int index) throws IOException, InterruptedException;
    }

    /**
     * How the requests went.
     *
     * @param parts the beginning of their names; empty for those of the main capture
     * @param engine as it is now
     * @param askedEach requests an item
     */
    public Transport transport(Claim claim, String parts, Engine engine, int askedEach) {
        boolean restarted = !firstSeen(claim, engine).equals(engine.since());
        return store.transport(claim.subjectId(), parts, askedEach, restarted);
    }

    /** Attempts at the items of a part that brought no answer and were made again. */
    public long retries(Claim claim, String part) {
        Transport transport = store.transport(claim.subjectId(), part, 1, false);
        return transport.attempts() - transport.requests();
    }

    /** Whom the requests go to; {@code since} is when it was started, empty where nobody tells. */
    public record Engine(String deploymentId, String since) {}

    /** Remembers the engine at the first look of this job and returns when that one was started. */
    public String firstSeen(Claim claim, Engine engine) {
        String part = "engine." + engine.deploymentId();
        store.add(claim, part, List.of(new CapturedItem(0, null, engine.since())));
        return store.all(claim.subjectId(), part).get(0).payload();
    }

    /** Keeps a result that is made in one piece, unless it is there already. */
    public Optional<String> kept(Claim claim, String part) {
        return store.all(claim.subjectId(), part).stream()
                .map(CapturedItem::payload)
                .findFirst();
    }

    public void keep(Claim claim, String part, String payload) {
        store.add(claim, part, List.of(new CapturedItem(0, null, payload)));
    }

    public void failed(Claim claim, String part, AttemptKind kind, String example) {
        store.failed(claim.subjectId(), part, kind, example);
    }

    /** @param done told how many items of the part are there, from the calling thread */
    public List<CapturedItem> run(Claim claim, Part part, Call call, IntConsumer done)
            throws IOException, InterruptedException {
        Set<Integer> present = store.present(claim.subjectId(), part.name());
        BlockingQueue<Future<CapturedItem>> finished = new LinkedBlockingQueue<>();
        ExecutorService pool = Executors.newFixedThreadPool(part.concurrency(), task -> {
            Thread thread = new Thread(task, "capture-" + part.name());
            thread.setDaemon(true);
            return thread;
        });
        try {
            CompletionService<CapturedItem> service = new ExecutorCompletionService<>(pool, finished);
            int pending = 0;
            for (int index : part.order()) {
                if (!present.contains(index)) {
                    service.submit(() -> call.item(index));
                    pending++;
                }
            }
            collect(claim, part, finished, pending, done);
        } finally {
            pool.shutdownNow();
            pool.awaitTermination(5, TimeUnit.SECONDS);
        }
        return store.all(claim.subjectId(), part.name());
    }

    private void collect(
            Claim claim, Part part, BlockingQueue<Future<CapturedItem>> finished, int pending, IntConsumer done)
            throws IOException, InterruptedException {
        int left = pending;
        while (left > 0) {
            List<Future<CapturedItem>> batch = new ArrayList<>(List.of(finished.take()));
            finished.drainTo(batch, BATCH);
            List<CapturedItem> items = new ArrayList<>();
            IOException failure = null;
            RuntimeException fatal = null;
            for (Future<CapturedItem> one : batch) {
                try {
                    items.add(one.get());
                } catch (ExecutionException e) {
                    failure = e.getCause() instanceof IOException io ? io : failure;
                    fatal = e.getCause() instanceof RuntimeException other ? other : fatal;
                    if (failure == null && fatal == null) {
                        throw new IOException("capture failed", e.getCause());
                    }
                }
            }
            // What did arrive is kept, also when another item of the batch failed.
            store.add(claim, part.name(), items);
            if (fatal != null) {
                throw fatal;
            }
            if (failure != null) {
                throw failure;
            }
            left -= batch.size();
            done.accept(part.order().length - left);
        }
    }
}
