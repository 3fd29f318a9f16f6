package dev.landbridge.registry.release;

import dev.landbridge.kit.audit.AuditLog;
import dev.landbridge.kit.lease.Claim;
import dev.landbridge.kit.lease.WorkQueue;
import dev.landbridge.registry.evidence.EvidenceIndex;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.function.Consumer;

/** Lets a test kill the worker right before or right after any of its writes. */
@Alternative
@Priority(1)
@Singleton
class KillableProgress extends Progress {
    static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    private static int writes;
    private static int killAt = -1;
    private static boolean afterTheWrite;

    @Inject
    KillableProgress(ReleaseStore store, WorkQueue queue, EvidenceIndex evidence, AuditLog audit, Clock clock) {
        super(store, queue, evidence, audit, clock);
    }

    static void killAt(int write, boolean after) {
        writes = 0;
        killAt = write;
        afterTheWrite = after;
    }

    static int writes() {
        return writes;
    }

    @Override
    void fenced(Claim claim, Consumer<ReleaseEntity> change) {
        boolean last = writes++ == killAt;
        if (last && !afterTheWrite) {
            throw new Killed();
        }
        super.fenced(claim, change);
        if (last) {
            throw new Killed();
        }
    }
}
