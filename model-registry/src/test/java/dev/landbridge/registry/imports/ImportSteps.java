package dev.landbridge.registry.imports;

import dev.landbridge.client.LandbridgeClient;
import dev.landbridge.client.imports.Import;
import dev.landbridge.kit.lease.Claim;
import dev.landbridge.kit.lease.WorkOutcome;
import dev.landbridge.kit.lease.WorkQueue;
import io.quarkus.arc.Arc;
import io.quarkus.arc.ManagedContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;

/** Turns of the import's worker, taken when a test wants them. */
@ApplicationScoped
class ImportSteps {
    private final ImportWork work;
    private final WorkQueue queue;

    ImportSteps(ImportWork work, WorkQueue queue) {
        this.work = work;
        this.queue = queue;
    }

    /** Starts the import and takes turns until it ends. */
    Import finish(LandbridgeClient client, Import.Wish wish) throws Exception {
        Import begun = client.imports().start(wish);
        for (int attempt = 0; attempt < 20; attempt++) {
            if (next(begun) instanceof WorkOutcome.Done) {
                return client.imports().get(begun.id());
            }
        }
        throw new AssertionError("the import does not end");
    }

    /** One turn of the worker, as the runner takes it. */
    WorkOutcome next(Import of) throws Exception {
        Claim claim = claim(of, Duration.ofSeconds(30));
        WorkOutcome outcome = handle(claim);
        queue.finish(claim, outcome);
        return outcome;
    }

    /** One turn of a worker that will not come to its end; its lease is over at once. */
    void abandoned(Import of) throws Exception {
        handle(claim(of, Duration.ofMillis(1)));
    }

    private WorkOutcome handle(Claim claim) throws Exception {
        ManagedContext request = Arc.container().requestContext();
        request.activate();
        try {
            return work.handle(claim);
        } finally {
            request.terminate();
        }
    }

    private Claim claim(Import of, Duration lease) throws InterruptedException {
        for (int i = 0; i < 400; i++) {
            Optional<Claim> next = queue.claim(ImportWork.KIND, "test", lease);
            if (next.isPresent() && next.get().subjectId().equals(of.id())) {
                return next.get();
            }
            if (next.isPresent()) {
                queue.finish(next.get(), WorkOutcome.done());
            } else {
                Thread.sleep(10);
            }
        }
        throw new AssertionError("the import is never due");
    }
}
