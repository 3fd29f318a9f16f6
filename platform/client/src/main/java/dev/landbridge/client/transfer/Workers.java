package dev.landbridge.client.transfer;

import dev.landbridge.client.http.Cancellation;
import dev.landbridge.client.problem.CancelledException;
import dev.landbridge.client.problem.LandbridgeException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** Does pieces of work side by side; the first failure stops the others and is the caller's. */
final class Workers {
    private final int parallel;
    private final Cancellation cancellation;

    Workers(int parallel, Cancellation cancellation) {
        this.parallel = parallel;
        this.cancellation = cancellation;
    }

    void run(List<Runnable> pieces) {
        if (pieces.isEmpty()) {
            return;
        }
        AtomicInteger number = new AtomicInteger();
        ExecutorService threads = Executors.newFixedThreadPool(Math.min(parallel, pieces.size()), task -> {
            Thread thread = new Thread(task, "landbridge-transfer-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
        try {
            CompletionService<Void> done = new ExecutorCompletionService<>(threads);
            List<Future<Void>> futures = new ArrayList<>();
            pieces.forEach(piece -> futures.add(done.submit(piece, null)));
            for (int i = 0; i < futures.size(); i++) {
                done.take().get();
                cancellation.check();
            }
        } catch (ExecutionException e) {
            throw cause(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancelledException();
        } catch (CancellationException e) {
            throw new CancelledException();
        } finally {
            threads.shutdownNow();
        }
    }

    private static RuntimeException cause(ExecutionException e) {
        if (e.getCause() instanceof LandbridgeException problem) {
            return problem;
        }
        if (e.getCause() instanceof UncheckedIOException broken) {
            return new UncheckedIOException(broken.getCause().getMessage(), broken.getCause());
        }
        return new IllegalStateException(e.getCause());
    }
}
