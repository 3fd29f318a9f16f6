package dev.landbridge.registry.release;

import dev.landbridge.kit.audit.Actor;
import dev.landbridge.kit.audit.AuditLog;
import dev.landbridge.kit.audit.Subject;
import dev.landbridge.kit.lease.WorkQueue;
import dev.landbridge.kit.problem.Problem;
import dev.landbridge.kit.problem.ProblemType;
import dev.landbridge.registry.approval.Approval;
import dev.landbridge.registry.approval.Approvals;
import dev.landbridge.registry.gate.ApprovalGate;
import dev.landbridge.registry.policy.ApprovalRule;
import dev.landbridge.registry.policy.Policies;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** What people decide about releases that await approval. */
@ApplicationScoped
public class ReleaseDecisions {
    private final ReleaseStore store;
    private final ReleaseViews views;
    private final Approvals approvals;
    private final Policies policies;
    private final WorkQueue queue;
    private final AuditLog audit;
    private final Clock clock;

    ReleaseDecisions(
            ReleaseStore store,
            ReleaseViews views,
            Approvals approvals,
            Policies policies,
            WorkQueue queue,
            AuditLog audit,
            Clock clock) {
        this.store = store;
        this.views = views;
        this.approvals = approvals;
        this.policies = policies;
        this.queue = queue;
        this.audit = audit;
        this.clock = clock;
    }

    /** A person's decision, with the roles they have in the team. */
    public record Verdict(String decision, String comment, List<String> roles) {}

    /** Records a person's decision; the release goes on when enough people approved, and ends when one rejects. */
    @Transactional
    public Release decide(String team, Actor actor, String id, Verdict verdict) {
        ReleaseEntity entity = store.lock(team, id).orElseThrow(() -> Problem.notFound("release", id));
        if (entity.state != ReleaseState.AWAITING_APPROVAL) {
            throw Problem.conflict(
                    "The release is " + entity.state + "; only one that awaits approval can be decided.");
        }
        ApprovalRule rule = rule(entity);
        requireRole(rule, verdict);
        approvals.record(new Approval(
                id,
                team,
                entity.model,
                entity.version,
                entity.alias,
                entity.chip,
                verdict.decision(),
                verdict.comment() == null ? "" : verdict.comment(),
                entity.requestedBy,
                actor.id(),
                actor.name(),
                verdict.roles(),
                clock.instant()));
        if (verdict.decision().equals(Approval.APPROVE)) {
            approved(entity, actor, rule);
        } else {
            entity.approvedBy = null;
            entity.approvedAt = null;
            decided(entity, ReleaseState.REJECTED, Step.State.FAILED, "Rejected by " + actor.name());
        }
        audit.record(team, actor, verdict.decision() + "-release", new Subject("release", id), Map.of());
        return views.of(entity);
    }

    private void approved(ReleaseEntity entity, Actor actor, ApprovalRule rule) {
        entity.approvedBy = actor.name();
        entity.approvedAt = clock.instant();
        ApprovalGate gate = ApprovalGate.of(
                rule, approvals.of(entity.team, entity.model, entity.version, entity.id), clock.instant());
        if (gate.satisfied()) {
            decided(entity, ReleaseState.RUNNING, Step.State.SUCCEEDED, "Approved by " + actor.name());
        } else {
            entity.message = "Approved by " + actor.name() + "; "
                    + gate.counting().size() + " of " + rule.count() + " people have approved.";
        }
    }

    private void decided(ReleaseEntity entity, ReleaseState state, Step.State step, String message) {
        entity.state = state;
        entity.message = message;
        List<Step> steps = store.steps(entity);
        int at = StepName.APPROVAL.ordinal();
        steps.set(at, steps.get(at).finished(step, message, clock.instant()));
        store.setSteps(entity, steps);
        queue.enqueue(ReleaseWork.KIND, entity.id, entity.team);
    }

    private static void requireRole(ApprovalRule rule, Verdict verdict) {
        if (verdict.decision().equals(Approval.APPROVE)
                && verdict.roles().stream().noneMatch(rule.roles()::contains)) {
            throw Problem.of(
                    ProblemType.PERMISSION_DENIED,
                    "The release policy asks for approval by somebody with the role "
                            + String.join(" or ", rule.roles()) + ".");
        }
    }

    private ApprovalRule rule(ReleaseEntity entity) {
        return policies.of(entity.team, entity.model, entity.alias)
                .map(policy -> policy.document().approvals())
                .orElse(ApprovalRule.NOBODY);
    }
}
