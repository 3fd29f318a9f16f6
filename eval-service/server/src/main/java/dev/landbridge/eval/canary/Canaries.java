package dev.landbridge.eval.canary;

import dev.landbridge.contracts.inference.v1.Deployment;
import dev.landbridge.eval.certificate.CertificateView;
import dev.landbridge.eval.certificate.Certificates;
import dev.landbridge.eval.goldentrace.GoldenTrace;
import dev.landbridge.eval.goldentrace.GoldenTraces;
import dev.landbridge.eval.inference.Deployments;
import dev.landbridge.eval.job.JobState;
import dev.landbridge.eval.parity.ParityRuns;
import dev.landbridge.kit.audit.Actor;
import dev.landbridge.kit.audit.AuditLog;
import dev.landbridge.kit.audit.Subject;
import dev.landbridge.kit.id.Ids;
import dev.landbridge.kit.lease.WorkQueue;
import dev.landbridge.kit.page.Page;
import dev.landbridge.kit.page.PageRequest;
import dev.landbridge.kit.problem.Problem;
import dev.landbridge.proof.parity.ParityPolicy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/** What each team has watched. The schedule is durable: each canary is a piece of work that becomes due again. */
@ApplicationScoped
public class Canaries {
    private static final int PROMPTS = 32;
    private static final int INTERVAL_SECONDS = 60;
    private static final int RECERTIFY_BEFORE_DAYS = 7;

    private final CanaryStore store;
    private final Recertifications recertifications;
    private final Deployments deployments;
    private final Certificates certificates;
    private final ParityRuns runs;
    private final GoldenTraces traces;
    private final ParityPolicy policy;
    private final WorkQueue queue;
    private final AuditLog audit;
    private final CanaryConfig config;
    private final Clock clock;

    Canaries(
            CanaryStore store,
            Recertifications recertifications,
            Deployments deployments,
            Certificates certificates,
            ParityRuns runs,
            GoldenTraces traces,
            ParityPolicy policy,
            WorkQueue queue,
            AuditLog audit,
            CanaryConfig config,
            Clock clock) {
        this.store = store;
        this.recertifications = recertifications;
        this.deployments = deployments;
        this.certificates = certificates;
        this.runs = runs;
        this.traces = traces;
        this.policy = policy;
        this.queue = queue;
        this.audit = audit;
        this.config = config;
        this.clock = clock;
    }

    @Transactional
    Canary create(String team, Actor actor, CanaryRequest request) {
        Deployment deployment = deployments.get(team, request.deploymentId());
        Optional<CertificateView> certificate = certificates.newestOf(team, deployment.getId());
        GoldenTrace golden = golden(team, request, certificate);
        if (!golden.versionId().equals(deployment.getModelVersionId())) {
            throw Problem.invalid("golden_trace_id", "was taken from another version than the deployment serves");
        }
        if (golden.state() != JobState.SUCCEEDED) {
            throw Problem.invalid("golden_trace_id", "is not captured yet");
        }
        CanaryEntity row = new CanaryEntity();
        row.id = Ids.next("can");
        row.team = team;
        row.model = deployment.getModel();
        row.modelVersion = deployment.getVersion();
        row.modelVersionId = deployment.getModelVersionId();
        row.deploymentId = deployment.getId();
        row.goldenTraceId = golden.id();
        row.certificateId = certificate.map(CertificateView::id).orElse(null);
        row.fingerprintDigest =
                certificate.map(CertificateView::fingerprintDigest).orElse(null);
        row.profile = policy.profileFor(deployment.getNumerics())
                .orElseThrow(() -> Problem.invalid(
                        "deployment_id", "the policy has no profile for the numerics " + deployment.getNumerics()));
        row.prompts = request.prompts() == null ? PROMPTS : request.prompts();
        row.intervalSeconds = interval(request);
        row.recertifyBeforeDays =
                request.recertifyBeforeDays() == null ? RECERTIFY_BEFORE_DAYS : request.recertifyBeforeDays();
        row.createdAt = clock.instant();
        row.createdBy = actor.name();
        store.add(row);
        queue.enqueue(CanaryWork.KIND, row.id, team);
        audit.record(team, actor, "canary.create", subject(row.id), Map.of("deployment_id", row.deploymentId));
        return Canary.of(row);
    }

    private GoldenTrace golden(String team, CanaryRequest request, Optional<CertificateView> certificate) {
        if (request.goldenTraceId() != null && !request.goldenTraceId().isBlank()) {
            return traces.get(team, request.goldenTraceId());
        }
        return certificate
                .map(known ->
                        traces.get(team, runs.get(team, known.parityRunId()).goldenTraceId()))
                .orElseThrow(() -> Problem.invalid(
                        "golden_trace_id", "is needed: the deployment has no certificate to take it from"));
    }

    private int interval(CanaryRequest request) {
        int seconds = request.intervalSeconds() == null ? INTERVAL_SECONDS : request.intervalSeconds();
        if (seconds < config.minInterval().toSeconds()) {
            throw Problem.invalid(
                    "interval_seconds",
                    "must be at least " + config.minInterval().toSeconds());
        }
        return seconds;
    }

    @Transactional
    public Canary get(String team, String id) {
        return Canary.of(find(team, id));
    }

    @Transactional
    Page<Canary> list(String team, String deploymentId, String certificateId, PageRequest page) {
        return store.newestFirst(team, deploymentId, certificateId, page).map(Canary::of);
    }

    @Transactional
    void delete(String team, Actor actor, String id) {
        CanaryEntity row = locked(team, id);
        store.remove(row);
        audit.record(team, actor, "canary.delete", subject(id), Map.of("deployment_id", row.deploymentId));
    }

    /** Makes the next check due at once. */
    @Transactional
    Canary checkNow(String team, String id) {
        CanaryEntity row = find(team, id);
        queue.enqueue(CanaryWork.KIND, id, team);
        return Canary.of(row);
    }

    /** Starts a parity run that renews the certificate when it passes, whatever the checks say. */
    @Transactional
    CanaryEvent recertify(String team, Actor actor, String id) {
        CanaryEntity row = locked(team, id);
        CanaryEventEntity event = recertifications.open(row, CanaryEventKind.REQUESTED, "asked for by " + actor.name());
        recertifications.answer(row, event, actor);
        return CanaryEvent.of(event);
    }

    @Transactional
    Page<CanaryCheck> checks(String team, String id, PageRequest page) {
        find(team, id);
        return store.checks(id, page).map(CanaryCheck::of);
    }

    @Transactional
    Page<CanaryEvent> events(String team, String id, PageRequest page) {
        find(team, id);
        return store.events(id, page).map(CanaryEvent::of);
    }

    static Subject subject(String id) {
        return new Subject("canary", id);
    }

    private CanaryEntity find(String team, String id) {
        return store.find(team, id).orElseThrow(() -> Problem.notFound("canary", id));
    }

    private CanaryEntity locked(String team, String id) {
        return store.lock(team, id).orElseThrow(() -> Problem.notFound("canary", id));
    }
}
