package dev.landbridge.training;

import dev.landbridge.kit.lease.Claim;
import dev.landbridge.kit.lease.WorkQueue;
import dev.landbridge.training.execution.RunWork;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Stands for the nodes that work on runs; the real runner is switched off in tests. */
@ApplicationScoped
public class WorkDriver {
    private final WorkQueue queue;
    private final RunWork work;

    WorkDriver(WorkQueue queue, RunWork work) {
        this.queue = queue;
        this.work = work;
    }

    /** Works on every queued run to its end. */
    public void drain() throws Exception {
        for (Optional<Claim> claim = next(); claim.isPresent(); claim = next()) {
            queue.finish(claim.get(), work.handle(claim.get()));
        }
    }

    private Optional<Claim> next() {
        return queue.claim("run", "node-a", Duration.ofMinutes(5));
    }

    public Claim claim(String node, Duration lease) {
        return queue.claim("run", node, lease).orElseThrow();
    }

    /** Works in a thread of its own; the future fails as the work does. */
    public CompletableFuture<Void> start(Claim claim) {
        CompletableFuture<Void> end = new CompletableFuture<>();
        Thread thread = new Thread(
                () -> {
                    try {
                        queue.finish(claim, work.handle(claim));
                        end.complete(null);
                    } catch (Exception e) {
                        end.completeExceptionally(e);
                    }
                },
                "work-" + claim.owner());
        thread.setDaemon(true);
        thread.start();
        return end;
    }
}
