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
import dev.landbridge.registry.policy.Policies;
import dev.landbridge.registry.promotion.Promotions;
import dev.landbridge.registry.version.ModelVersion;
import dev.landbridge.registry.version.ModelVersions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What people do with releases: ask, look, cancel. {@link ReleaseDecisions} decides, {@link ReleaseWork} carries out. */
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
    private final ReleaseViews views;
    private final ModelVersions versions;
    private final Policies policies;
    private final IdempotencyKeys keys;
    private final WorkQueue queue;
    private final AuditLog audit;
    private final ReleaseConfig config;
    private final Clock clock;

    Releases(
            ReleaseStore store,
            ReleaseViews views,
            ModelVersions versions,
            Policies policies,
            IdempotencyKeys keys,
            WorkQueue queue,
            AuditLog audit,
            ReleaseConfig config,
            Clock clock) {
        this.store = store;
        this.views = views;
        this.versions = versions;
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
        return views.of(entity);
    }

    @Transactional
    public Release get(String team, String id) {
        return views.of(require(team, id));
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
        return Page.ofOverfetched(rows, page, row -> row.id).map(views::of);
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
            return views.of(entity);
        }
        if (entity.state.ended()) {
            throw Problem.conflict("The release has ended as " + entity.state + ".");
        }
        entity.state = ReleaseState.CANCELLED;
        entity.message = "Cancelled by " + actor.name();
        queue.enqueue(ReleaseWork.KIND, id, team);
        audit.record(team, actor, "cancel-release", new Subject("release", id), Map.of());
        return views.of(entity);
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
