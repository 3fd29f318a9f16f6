package dev.landbridge.registry.release;

import dev.landbridge.kit.audit.Actor;
import dev.landbridge.kit.audit.AuditLog;
import dev.landbridge.kit.audit.Subject;
import dev.landbridge.kit.lease.Claim;
import dev.landbridge.kit.lease.WorkQueue;
import dev.landbridge.registry.evidence.Evidence;
import dev.landbridge.registry.evidence.EvidenceIndex;
import dev.landbridge.registry.evidence.EvidenceSubject;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;

/** Writes what a release's worker learned, each time in one transaction that proves its lease first. */
@ApplicationScoped
class Progress {
    private static final Actor WORKER = Actor.service("model-registry");

    private final ReleaseStore store;
    private final WorkQueue queue;
    private final EvidenceIndex evidence;
    private final AuditLog audit;
    private final Clock clock;

    Progress(ReleaseStore store, WorkQueue queue, EvidenceIndex evidence, AuditLog audit, Clock clock) {
        this.store = store;
        this.queue = queue;
        this.evidence = evidence;
        this.audit = audit;
        this.clock = clock;
    }

    void begin(Claim claim, StepName name) {
        write(claim, entity -> step(entity, name, step -> step.started("starting", clock.instant())));
    }

    /** Keeps the id of remote work, even of a release that was cancelled meanwhile, so that it can be stopped. */
    void refer(Claim claim, StepName name, String kind, String id, BiConsumer<ReleaseEntity, String> field) {
        fenced(claim, entity -> {
            field.accept(entity, id);
            step(entity, name, step -> step.referring(new Step.Reference(kind, id)));
        });
    }

    void advance(Claim claim, StepName name, double share, String message) {
        write(claim, entity -> {
            step(entity, name, step -> step.advanced(share, message));
            entity.message = name.label() + ": " + message;
        });
    }

    /** The step is done; its evidence becomes visible in the same transaction. */
    void succeed(Claim claim, StepName name, String message, EvidenceSubject subject, Evidence.Draft found) {
        write(claim, entity -> {
            if (found != null) {
                evidence.record(subject, found);
            }
            step(entity, name, step -> step.finished(Step.State.SUCCEEDED, message, clock.instant()));
            entity.message = name.label() + ": " + message;
        });
    }

    void skip(Claim claim, StepName name, String message) {
        write(claim, entity -> step(entity, name, step -> step.finished(Step.State.SKIPPED, message, clock.instant())));
    }

    void await(Claim claim, StepName name, String message) {
        write(claim, entity -> {
            step(entity, name, step -> step.started(message, clock.instant()));
            entity.state = ReleaseState.AWAITING_APPROVAL;
            entity.message = message;
        });
    }

    /** Ends the release at this step; the result that ended it stays as evidence. */
    void end(
            Claim claim,
            StepName name,
            ReleaseState state,
            String message,
            EvidenceSubject subject,
            Evidence.Draft found) {
        write(claim, entity -> {
            if (found != null) {
                evidence.record(subject, found);
            }
            step(entity, name, step -> step.finished(Step.State.FAILED, message, clock.instant()));
            List<Step> steps = store.steps(entity);
            steps.replaceAll(step ->
                    step.state().finished() ? step : step.finished(Step.State.SKIPPED, "not reached", clock.instant()));
            store.setSteps(entity, steps);
            entity.state = state;
            entity.message = message;
        });
    }

    void cleaned(Claim claim) {
        fenced(claim, entity -> entity.cleaned = true);
    }

    /** Runs the change unless the release has ended meanwhile. */
    void write(Claim claim, java.util.function.Consumer<ReleaseEntity> change) {
        fenced(claim, entity -> {
            ReleaseState before = entity.state;
            if (!before.ended()) {
                change.accept(entity);
                recordChange(entity, before);
            }
        });
    }

    private void recordChange(ReleaseEntity entity, ReleaseState before) {
        if (entity.state != before) {
            audit.record(
                    entity.team,
                    WORKER,
                    "change-release",
                    new Subject("release", entity.id),
                    Map.of(
                            "state", entity.state.name(),
                            "model", entity.model,
                            "version", entity.version,
                            "alias", entity.alias,
                            "chip", entity.chip,
                            "message", entity.message));
        }
    }

    void step(ReleaseEntity entity, StepName name, UnaryOperator<Step> change) {
        List<Step> steps = store.steps(entity);
        steps.set(name.ordinal(), change.apply(steps.get(name.ordinal())));
        store.setSteps(entity, steps);
    }

    void fenced(Claim claim, java.util.function.Consumer<ReleaseEntity> change) {
        QuarkusTransaction.requiringNew().run(() -> {
            queue.verify(claim);
            change.accept(store.lock(claim.subjectId()));
        });
    }
}
