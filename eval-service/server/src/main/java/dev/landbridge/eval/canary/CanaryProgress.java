package dev.landbridge.eval.canary;

import dev.landbridge.kit.id.Ids;
import dev.landbridge.kit.lease.Claim;
import dev.landbridge.kit.lease.WorkQueue;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;

/** What the work on a canary writes; nothing once its claim was taken over or the canary was deleted. */
@ApplicationScoped
class CanaryProgress {
    private final CanaryStore store;
    private final Recertifications recertifications;
    private final WorkQueue queue;
    private final CanaryConfig config;
    private final Clock clock;

    CanaryProgress(
            CanaryStore store, Recertifications recertifications, WorkQueue queue, CanaryConfig config, Clock clock) {
        this.store = store;
        this.recertifications = recertifications;
        this.queue = queue;
        this.config = config;
        this.clock = clock;
    }

    /** Looks at what happened since the last check; empty when the canary was deleted. */
    @Transactional
    Optional<Canary> begin(Claim claim) {
        queue.verify(claim);
        Optional<CanaryEntity> canary = store.lock(claim.team(), claim.subjectId());
        canary.ifPresent(recertifications::settle);
        canary.ifPresent(recertifications::age);
        return canary.map(Canary::of);
    }

    @Transactional
    void checked(Claim claim, CanaryResult result) {
        queue.verify(claim);
        store.lock(claim.team(), claim.subjectId()).ifPresent(canary -> {
            canary.outcome = result.outcome();
            canary.message = result.message();
            canary.checkedAt = clock.instant();
            canary.checks++;
            store.add(row(canary.id, result));
            store.forgetChecks(canary.id, clock.instant().minus(config.keepChecks()));
            if (result.fingerprintDigest() != null) {
                recertifications.changed(canary, result.fingerprintDigest());
            }
            if (result.outcome() == CanaryOutcome.DRIFT) {
                recertifications.open(canary, CanaryEventKind.DRIFT, result.message());
            }
        });
    }

    private CanaryCheckEntity row(String canaryId, CanaryResult result) {
        CanaryCheckEntity row = new CanaryCheckEntity();
        row.id = Ids.next("chk");
        row.canaryId = canaryId;
        row.checkedAt = clock.instant();
        row.outcome = result.outcome();
        row.message = result.message();
        row.unanswered = result.unanswered();
        if (result.reading() != null) {
            row.prompts = result.reading().prompts();
            row.positions = result.reading().positions();
            row.meanKl = result.reading().meanKl();
            row.floorMeanKl = result.reading().floorMeanKl();
            row.selfKl = result.reading().selfKl();
            row.flips = result.reading().flips();
            row.p99Delta = result.reading().p99Delta();
        }
        return row;
    }
}
