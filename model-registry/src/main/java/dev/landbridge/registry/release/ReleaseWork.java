package dev.landbridge.registry.release;

import dev.landbridge.kit.audit.Actor;
import dev.landbridge.kit.lease.Claim;
import dev.landbridge.kit.lease.WorkHandler;
import dev.landbridge.kit.lease.WorkOutcome;
import dev.landbridge.kit.problem.GrpcProblems;
import dev.landbridge.kit.problem.Problem;
import dev.landbridge.kit.problem.ProblemType;
import dev.landbridge.registry.evidence.EvidenceIndex;
import dev.landbridge.registry.gate.Candidate;
import dev.landbridge.registry.inference.Deployments;
import dev.landbridge.registry.policy.ApprovalRule;
import dev.landbridge.registry.policy.Policies;
import dev.landbridge.registry.promotion.Promotions;
import dev.landbridge.registry.version.ModelVersions;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * Carries a release on by one small piece at each claim. Whatever it knows is in the release's row, so any process can
 * go on after any crash; remote work is started under a key that is the same at every repetition.
 */
@ApplicationScoped
public class ReleaseWork implements WorkHandler {
    static final String KIND = "release";
    private static final Set<Status.Code> PASSING = Set.of(
            Status.Code.UNAVAILABLE,
            Status.Code.DEADLINE_EXCEEDED,
            Status.Code.RESOURCE_EXHAUSTED,
            Status.Code.ABORTED,
            Status.Code.CANCELLED,
            Status.Code.UNKNOWN,
            Status.Code.INTERNAL,
            Status.Code.UNAUTHENTICATED);

    private final Releases releases;
    private final ModelVersions versions;
    private final ProofSteps proofs;
    private final ServingSteps serving;
    private final Deployments deployments;
    private final Promotions promotions;
    private final Policies policies;
    private final EvidenceIndex evidence;
    private final Progress progress;
    private final ReleaseConfig config;
    private final Clock clock;

    ReleaseWork(
            Releases releases,
            ModelVersions versions,
            ProofSteps proofs,
            ServingSteps serving,
            Deployments deployments,
            Promotions promotions,
            Policies policies,
            EvidenceIndex evidence,
            Progress progress,
            ReleaseConfig config,
            Clock clock) {
        this.releases = releases;
        this.versions = versions;
        this.proofs = proofs;
        this.serving = serving;
        this.deployments = deployments;
        this.promotions = promotions;
        this.policies = policies;
        this.evidence = evidence;
        this.progress = progress;
        this.config = config;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public int concurrency() {
        return 4;
    }

    @Override
    public WorkOutcome handle(Claim claim) {
        Release release = releases.withoutGates(claim.team(), claim.subjectId());
        StepWork work = new StepWork(claim, release, versions.get(release.team(), release.model(), release.version()));
        if (release.state().ended()) {
            return cleanUp(work);
        }
        Optional<Step> next = release.steps().stream()
                .filter(step -> !step.state().finished())
                .findFirst();
        if (next.isEmpty() || release.state() == ReleaseState.AWAITING_APPROVAL) {
            return WorkOutcome.done();
        }
        return carryOn(work, next.get());
    }

    private WorkOutcome carryOn(StepWork work, Step step) {
        try {
            if (step.state() == Step.State.PENDING && step.name() != StepName.APPROVAL) {
                progress.begin(work.claim(), step.name());
            }
            run(work, step.name());
        } catch (StatusRuntimeException e) {
            return interrupted(work, step.name(), e);
        }
        Release now = releases.withoutGates(work.team(), work.release().id());
        if (now.state() == ReleaseState.AWAITING_APPROVAL || now.state() == ReleaseState.RELEASED) {
            return WorkOutcome.done();
        }
        boolean moved = now.step(step.name()).state().finished()
                || now.step(step.name()).reference() != null && step.reference() == null;
        return WorkOutcome.again(moved ? Duration.ZERO : config.pollInterval());
    }

    private void run(StepWork work, StepName name) {
        switch (name) {
            case PORTABILITY -> proofs.portability(work);
            case REFERENCE -> serving.reference(work);
            case EVALUATE -> proofs.evaluate(work);
            case GOLDEN_TRACE -> proofs.goldenTrace(work);
            case DEPLOY -> serving.candidate(work);
            case PARITY -> proofs.parity(work);
            case CERTIFICATE -> proofs.certificate(work);
            case APPROVAL -> approval(work);
            case PROMOTE -> promote(work);
            default -> throw new IllegalStateException("unknown step " + name);
        }
    }

    private void approval(StepWork work) {
        ApprovalRule rule = policies.of(
                        work.team(), work.release().model(), work.release().alias())
                .map(policy -> policy.document().approvals())
                .orElse(ApprovalRule.NOBODY);
        if (rule.asked()) {
            String who = rule.count() == 1 ? "a second person" : rule.count() + " other people";
            progress.await(
                    work.claim(),
                    StepName.APPROVAL,
                    "Waiting for " + who + " with the role " + String.join(" or ", rule.roles()) + ".");
        } else {
            progress.skip(work.claim(), StepName.APPROVAL, "the policy asks for no approval");
        }
    }

    private void promote(StepWork work) {
        Release release = work.release();
        Candidate candidate = Promotions.candidate(release.id(), deployments.get(work.team(), release.deploymentId()));
        Candidate withFault =
                new Candidate(release.id(), candidate.deploymentId(), candidate.fingerprintDigest(), release.fault());
        evidence.observe(work.team(), candidate.deploymentId(), candidate.fingerprintDigest());
        Promotions.Wish wish = work.wish();
        Actor requester = new Actor(release.requestedById(), release.requestedBy());
        try {
            progress.write(work.claim(), entity -> {
                promotions.move(wish, withFault, requester);
                progress.step(
                        entity,
                        StepName.PROMOTE,
                        step -> step.finished(
                                Step.State.SUCCEEDED, "'" + release.alias() + "' moved", clock.instant()));
                entity.state = ReleaseState.RELEASED;
                entity.message = "Version " + release.version() + " is '" + release.alias() + "' on " + release.chip();
            });
        } catch (Problem refused) {
            if (refused.type() != ProblemType.GATE_REFUSED) {
                throw refused;
            }
            progress.end(work.claim(), StepName.PROMOTE, ReleaseState.REFUSED, refused.detail(), null, null);
            promotions.recordRefusal(wish, withFault, requester, refused);
        }
    }

    private WorkOutcome interrupted(StepWork work, StepName name, StatusRuntimeException e) {
        String detail = GrpcProblems.from(e).detail();
        if (PASSING.contains(e.getStatus().getCode())) {
            progress.advance(
                    work.claim(),
                    name,
                    work.release().step(name).progress(),
                    "waiting for the service to answer again (" + detail + ")");
            return WorkOutcome.again(config.retryInterval());
        }
        progress.end(work.claim(), name, ReleaseState.FAILED, name.label() + " failed: " + detail, null, null);
        return WorkOutcome.again(Duration.ZERO);
    }

    private WorkOutcome cleanUp(StepWork work) {
        if (work.release().state() == ReleaseState.RELEASED
                || releases.isCleaned(work.release().id())) {
            return WorkOutcome.done();
        }
        serving.stopAll(work);
        progress.cleaned(work.claim());
        return WorkOutcome.done();
    }
}
