package dev.landbridge.registry.release;

import dev.landbridge.kit.audit.Actor;
import dev.landbridge.kit.audit.AuditLog;
import dev.landbridge.kit.audit.Subject;
import dev.landbridge.kit.id.Ids;
import dev.landbridge.kit.idempotency.IdempotencyKeys;
import dev.landbridge.kit.lease.WorkQueue;
import dev.landbridge.kit.page.Page;
import dev.landbridge.kit.page.PageRequest;
import dev.landbridge.kit.problem.Problem;
import dev.landbridge.kit.problem.ProblemType;
import dev.landbridge.registry.approval.Approval;
import dev.landbridge.registry.approval.Approvals;
import dev.landbridge.registry.decision.Decision;
import dev.landbridge.registry.decision.Decisions;
import dev.landbridge.registry.gate.ApprovalGate;
import dev.landbridge.registry.gate.Candidate;
import dev.landbridge.registry.gate.Gate;
import dev.landbridge.registry.policy.ApprovalRule;
import dev.landbridge.registry.policy.Policies;
import dev.landbridge.registry.policy.PolicyInForce;
import dev.landbridge.registry.promotion.Judgements;
import dev.landbridge.registry.promotion.Promotions;
import dev.landbridge.registry.version.ModelVersion;
import dev.landbridge.registry.version.ModelVersions;
import dev.landbridge.registry.waiver.Waivers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What people do with releases: ask, look, decide, cancel. {@link ReleaseWork} carries them out. */
@ApplicationScoped
public class Releases {
    private static final Pattern FAULT = Pattern.compile("[a-z][a-z0-9-]*(=[A-Za-z0-9._+-]+)?");
    private static final String SUITE = "heldout-exact-match";

    /** What is asked for; suite, profile and fault may be empty. */
    public record NewRelease(
            String model,
            int version,
            String alias,
            String chip,
            String numerics,
            String suite,
            String profile,
            String fault) {}

    private final ReleaseStore store;
    private final ModelVersions versions;
    private final Judgements judgements;
    private final Approvals approvals;
    private final Policies policies;
    private final Waivers waivers;
    private final Decisions decisions;
    private final IdempotencyKeys keys;
    private final WorkQueue queue;
    private final AuditLog audit;
    private final ReleaseConfig config;
    private final Clock clock;

    Releases(
            ReleaseStore store,
            ModelVersions versions,
            Judgements judgements,
            Approvals approvals,
            Policies policies,
            Waivers waivers,
            Decisions decisions,
            IdempotencyKeys keys,
            WorkQueue queue,
            AuditLog audit,
            ReleaseConfig config,
            Clock clock) {
        this.store = store;
        this.versions = versions;
        this.judgements = judgements;
        this.approvals = approvals;
        this.policies = policies;
        this.waivers = waivers;
        this.decisions = decisions;
        this.keys = keys;
        this.queue = queue;
        this.audit = audit;
        this.config = config;
        this.clock = clock;
    }

    @Transactional
    public Release request(String team, Actor actor, NewRelease wish, String idempotencyKey) {
        String fault = wish.fault() == null ? "" : wish.fault();
        requireFaultAllowed(fault);
        new Promotions.Wish(team, wish.model(), wish.version(), wish.alias(), wish.chip());
        ModelVersion version = versions.get(team, wish.model(), wish.version());
        String id = Ids.next("rel");
        Optional<String> earlier = keys.claim(team, "release", idempotencyKey, wish, id);
        if (earlier.isPresent()) {
            return get(team, earlier.get());
        }
        ReleaseEntity entity = new ReleaseEntity();
        entity.id = id;
        entity.team = team;
        entity.model = wish.model();
        entity.version = wish.version();
        entity.versionId = version.id();
        entity.alias = wish.alias();
        entity.chip = wish.chip();
        entity.numerics = wish.numerics();
        entity.suite = suite(team, wish);
        entity.profile = wish.profile() == null ? "" : wish.profile();
        entity.fault = fault;
        entity.state = ReleaseState.RUNNING;
        entity.message = "Queued.";
        store.setSteps(entity, Step.plan());
        entity.requestedBy = actor.id();
        entity.requestedByName = actor.name();
        entity.requestedAt = clock.instant();
        store.persistAndFlush(entity);
        queue.enqueue(ReleaseWork.KIND, id, team);
        audit.record(
                team,
                actor,
                "request-release",
                new Subject("release", id),
                Map.of(
                        "model",
                        wish.model(),
                        "version",
                        wish.version(),
                        "alias",
                        wish.alias(),
                        "chip",
                        wish.chip(),
                        "fault",
                        fault));
        return release(entity);
    }

    @Transactional
    public Release get(String team, String id) {
        return release(require(team, id));
    }

    /** The versions of a model that a release which has not ended is about. */
    @Transactional
    public List<Integer> activeVersions(String team, String model) {
        return store.active(team, model).stream().map(row -> row.version).toList();
    }

    /** Whether there ever was a release of the model. */
    @Transactional
    public boolean any(String team, String model) {
        return store.count("team = ?1 and model = ?2", team, model) > 0;
    }

    @Transactional
    public Page<Release> list(String team, String model, ReleaseState state, PageRequest page) {
        List<ReleaseEntity> rows = store.page(team, model, state, page.after().orElse("~"), page.size() + 1);
        return Page.ofOverfetched(rows, page, row -> row.id).map(this::release);
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
        return release(entity);
    }

    private void approved(ReleaseEntity entity, Actor actor, ApprovalRule rule) {
        entity.approvedBy = actor.name();
        entity.approvedAt = clock.instant();
        ApprovalGate gate = ApprovalGate.of(rule, decisionsAbout(entity), clock.instant());
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

    private List<Approval> decisionsAbout(ReleaseEntity entity) {
        return approvals.of(entity.team, entity.model, entity.version).stream()
                .filter(one -> one.releaseId().equals(entity.id))
                .toList();
    }

    /** Who asked for releases of this version under this alias on this chip; they may not waive what it misses. */
    @Transactional
    Set<String> requesters(String team, String model, int version, String alias, String chip) {
        return store.requesters(team, model, version, alias, chip);
    }

    /** Stops the release; what it deployed is taken down by its worker. */
    @Transactional
    public Release cancel(String team, Actor actor, String id) {
        ReleaseEntity entity = store.lock(team, id).orElseThrow(() -> Problem.notFound("release", id));
        if (entity.state == ReleaseState.CANCELLED) {
            return release(entity);
        }
        if (entity.state.ended()) {
            throw Problem.conflict("The release has ended as " + entity.state + ".");
        }
        entity.state = ReleaseState.CANCELLED;
        entity.message = "Cancelled by " + actor.name();
        queue.enqueue(ReleaseWork.KIND, id, team);
        audit.record(team, actor, "cancel-release", new Subject("release", id), Map.of());
        return release(entity);
    }

    @Transactional
    Release withoutGates(String team, String id) {
        ReleaseEntity entity = require(team, id);
        return Release.of(entity, store.steps(entity), Release.Standing.UNKNOWN);
    }

    @Transactional
    boolean isCleaned(String id) {
        return store.findById(id).cleaned;
    }

    private Release release(ReleaseEntity entity) {
        Candidate candidate = new Candidate(entity.id, entity.deploymentId, null, entity.fault);
        ModelVersion version = versions.get(entity.team, entity.model, entity.version);
        List<Gate> gates = judgements.gates(
                version,
                new Promotions.Wish(entity.team, entity.model, entity.version, entity.alias, entity.chip),
                candidate,
                entity.requestedBy);
        Optional<Decision> decision = decisions.ofRelease(entity.team, entity.id);
        Optional<PolicyInForce> policy = policies.of(entity.team, entity.model, entity.alias);
        return Release.of(
                entity,
                store.steps(entity),
                new Release.Standing(
                        gates,
                        decisionsAbout(entity).stream().map(Release.Decided::of).toList(),
                        policy.map(found -> found.document().approvals().count())
                                .orElse(0),
                        waivers.of(entity.team, entity.model, entity.version).stream()
                                .filter(one -> one.alias().equals(entity.alias)
                                        && one.chip().equals(entity.chip))
                                .toList(),
                        decision.map(Decision::policy)
                                .or(() -> policy.map(PolicyInForce::label))
                                .orElse(null),
                        decision.map(Decision::id).orElse(null)));
    }

    private String suite(String team, NewRelease wish) {
        if (wish.suite() != null && !wish.suite().isBlank()) {
            return wish.suite();
        }
        return policies.of(team, wish.model(), wish.alias())
                .map(policy -> policy.document().suite())
                .orElse(SUITE);
    }

    private void requireFaultAllowed(String fault) {
        if (fault.isEmpty()) {
            return;
        }
        if (!config.faultInjectionAllowed()) {
            throw Problem.invalid("fault", "is not allowed on this installation");
        }
        if (!FAULT.matcher(fault).matches()) {
            throw Problem.invalid("fault", "must look like rope-base=1000000 or echo-row");
        }
    }

    private ReleaseEntity require(String team, String id) {
        return store.find(team, id).orElseThrow(() -> Problem.notFound("release", id));
    }
}
