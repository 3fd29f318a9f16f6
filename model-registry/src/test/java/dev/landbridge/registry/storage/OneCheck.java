package dev.landbridge.registry.storage;

import dev.landbridge.kit.audit.Actor;
import dev.landbridge.kit.lease.Claim;
import dev.landbridge.kit.lease.WorkQueue;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** A check of all bytes from beginning to end, as the work queue runs it. */
@ApplicationScoped
class OneCheck {
    private final StorageChecks checks;
    private final WorkQueue queue;

    OneCheck(StorageChecks checks, WorkQueue queue) {
        this.checks = checks;
        this.queue = queue;
    }

    List<StorageCheck.Finding> run() throws IOException {
        String id = checks.begin(new Actor("usr_root", "root")).id();
        Claim claim = queue.claim(checks.kind(), "test", Duration.ofMinutes(5)).orElseThrow();
        queue.finish(claim, checks.handle(claim));
        StorageCheck check = checks.get(id);
        if (check.state() != StorageCheck.State.SUCCEEDED) {
            throw new IllegalStateException("another test's check was waiting: " + check);
        }
        return check.findings();
    }
}
