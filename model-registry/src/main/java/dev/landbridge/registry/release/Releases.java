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
import dev.landbridge.registry.approval.Approval;
import dev.landbridge.registry.approval.Approvals;
import dev.landbridge.registry.gate.Candidate;
import dev.landbridge.registry.gate.Gate;
import dev.landbridge.registry.gate.Policies;
import dev.landbridge.registry.gate.Policy;
import dev.landbridge.registry.promotion.Promotions;
import dev.landbridge.registry.version.ModelVersion;
import dev.landbridge.registry.version.ModelVersions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What people do with releases: ask, look, decide, cancel. {@link ReleaseWork} carries them out. */
@ApplicationScoped
public class Releases {
    private static final Pattern FAULT = Pattern.compile("[a-z][a-z0-9-]*=[A-Za-z0-9._-]+");
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
    private final Promotions promotions;
    private final Approvals approvals;
    private final Policies policies;
    private final IdempotencyKeys keys;
    private final WorkQueue queue;
    private final AuditLog audit;
    private final ReleaseConfig config;
    private final Clock clock;

    Releases(
            ReleaseStore store,
            ModelVersions versions,
            Promotions promotions,
            Approvals approvals,
            Policies policies,
            IdempotencyKeys keys,
            WorkQueue queue,
            AuditLog audit,
            ReleaseConfig config,
            Clock clock) {
        this.store = store;
        this.versions = versions;
        this.promotions = promotions;
        this.approvals = approvals;
        this.policies = policies;
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
        entity.suite = suite(wish);
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

    /** Records a person's decision and lets the release go on, or ends it. */
    @Transactional
    public Release decide(String team, Actor actor, String id, String decision, String comment) {
        ReleaseEntity entity = store.lock(team, id).orElseThrow(() -> Problem.notFound("release", id));
        if (entity.state != ReleaseState.AWAITING_APPROVAL) {
            throw Problem.conflict(
                    "The release is " + entity.state + "; only one that awaits approval can be decided.");
        }
        boolean approve = decision.equals("approve");
        approvals.record(new Approval(
                id,
                team,
                entity.model,
                entity.version,
                entity.alias,
                entity.chip,
                decision,
                comment == null ? "" : comment,
                entity.requestedBy,
                actor.id(),
                clock.instant()));
        entity.approvedBy = approve ? actor.name() : null;
        entity.approvedAt = approve ? clock.instant() : null;
        entity.state = approve ? ReleaseState.RUNNING : ReleaseState.REJECTED;
        entity.message = (approve ? "Approved by " : "Rejected by ") + actor.name();
        List<Step> steps = store.steps(entity);
        steps.set(
                StepName.APPROVAL.ordinal(),
                steps.get(StepName.APPROVAL.ordinal())
                        .finished(approve ? Step.State.SUCCEEDED : Step.State.FAILED, entity.message, clock.instant()));
        store.setSteps(entity, steps);
        queue.enqueue(ReleaseWork.KIND, id, team);
        audit.record(team, actor, decision + "-release", new Subject("release", id), Map.of());
        return release(entity);
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
        return Release.of(entity, store.steps(entity), List.of());
    }

    @Transactional
    boolean isCleaned(String id) {
        return store.findById(id).cleaned;
    }

    private Release release(ReleaseEntity entity) {
        Candidate candidate = new Candidate(entity.id, entity.deploymentId, null, entity.fault);
        ModelVersion version = versions.get(entity.team, entity.model, entity.version);
        List<Gate> gates = promotions.judge(
                version,
                new Promotions.Wish(entity.team, entity.model, entity.version, entity.alias, entity.chip),
                candidate);
        return Release.of(entity, store.steps(entity), gates);
    }

    private String suite(NewRelease wish) {
        if (wish.suite() != null && !wish.suite().isBlank()) {
            return wish.suite();
        }
        return policies.current()
                .of(wish.alias())
                .map(Policy.AliasPolicy::suite)
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
            throw Problem.invalid("fault", "must look like rope-base=1000000");
        }
    }

    private ReleaseEntity require(String team, String id) {
        return store.find(team, id).orElseThrow(() -> Problem.notFound("release", id));
    }
}
