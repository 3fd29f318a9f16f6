package dev.landbridge.eval.goldentrace;

import dev.landbridge.contracts.inference.v1.Deployment;
import dev.landbridge.contracts.inference.v1.DeploymentRole;
import dev.landbridge.eval.inference.Deployments;
import dev.landbridge.eval.job.Cancellations;
import dev.landbridge.eval.job.JobFilter;
import dev.landbridge.eval.job.JobState;
import dev.landbridge.eval.job.JobStore;
import dev.landbridge.eval.trace.TraceConfig;
import dev.landbridge.formats.digest.Sha256;
import dev.landbridge.kit.audit.Actor;
import dev.landbridge.kit.audit.AuditLog;
import dev.landbridge.kit.audit.Subject;
import dev.landbridge.kit.id.Ids;
import dev.landbridge.kit.idempotency.IdempotencyKeys;
import dev.landbridge.kit.page.Page;
import dev.landbridge.kit.page.PageRequest;
import dev.landbridge.kit.problem.Problem;
import dev.landbridge.proof.ProofJson;
import dev.landbridge.proof.golden.Trace;
import dev.landbridge.proof.golden.TraceArchive;
import dev.landbridge.proof.golden.TraceFiles;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/** Golden traces of a team. */
@ApplicationScoped
public class GoldenTraces {
    private final JobStore jobs;
    private final Cancellations cancellations;
    private final Deployments deployments;
    private final IdempotencyKeys keys;
    private final AuditLog audit;
    private final TraceConfig config;
    private final Clock clock;

    GoldenTraces(
            JobStore jobs,
            Cancellations cancellations,
            Deployments deployments,
            IdempotencyKeys keys,
            AuditLog audit,
            TraceConfig config,
            Clock clock) {
        this.jobs = jobs;
        this.cancellations = cancellations;
        this.deployments = deployments;
        this.keys = keys;
        this.audit = audit;
        this.config = config;
        this.clock = clock;
    }

    @Transactional
    GoldenTrace capture(String team, Actor actor, GoldenTraceRequest request, String idempotencyKey) {
        Deployment deployment = deployments.get(team, request.deploymentId());
        if (deployment.getRole() != DeploymentRole.DEPLOYMENT_ROLE_REFERENCE) {
            throw Problem.invalid("deployment_id", "is no reference deployment");
        }
        if (request.corpus() != null) {
            request.corpus().check();
        }
        if (request.prompts() != null && request.prompts() > config.maxPrompts()) {
            throw Problem.invalid("prompts", "must be at most " + config.maxPrompts());
        }
        String id = Ids.next("gold");
        Optional<String> known = keys.claim(team, "golden-trace", idempotencyKey, request, id);
        if (known.isPresent()) {
            return get(team, known.get());
        }
        GoldenTraceEntity entity = new GoldenTraceEntity();
        entity.id = id;
        entity.team = team;
        entity.model = deployment.getModel();
        entity.modelVersion = deployment.getVersion();
        entity.modelVersionId = deployment.getModelVersionId();
        entity.deploymentId = deployment.getId();
        entity.topK = config.topK();
        entity.mostPrompts = request.prompts();
        entity.corpus = request.corpus() == null
                ? null
                : ProofJson.tree(request.corpus()).toString();
        entity.createdAt = clock.instant();
        entity.createdBy = actor.name();
        jobs.add(entity, GoldenTraceWork.KIND);
        audit.record(
                team,
                actor,
                "golden-trace.capture",
                new Subject("golden-trace", id),
                Map.of("deployment_id", deployment.getId()));
        return GoldenTrace.of(entity);
    }

    @Transactional
    public GoldenTrace get(String team, String id) {
        return jobs.find(GoldenTraceEntity.class, team, id)
                .map(GoldenTrace::of)
                .orElseThrow(() -> Problem.notFound("golden trace", id));
    }

    @Transactional
    GoldenTrace cancel(String team, Actor actor, String id) {
        return GoldenTrace.of(
                cancellations.cancel(GoldenTraceEntity.class, new Subject("golden-trace", id), team, actor));
    }

    @Transactional
    Page<GoldenTrace> list(String team, JobFilter filter, PageRequest page) {
        return jobs.newestFirst(GoldenTraceEntity.class, team, filter, page).map(GoldenTrace::of);
    }

    /** A trace that is there already, with where it came from. */
    record Imported(String id, String origin, Trace trace) {}

    @Transactional
    GoldenTrace keep(String team, Actor actor, Deployment deployment, Imported imported) {
        Trace trace = imported.trace();
        GoldenTraceEntity entity = new GoldenTraceEntity();
        entity.id = imported.id();
        entity.team = team;
        entity.model = deployment.getModel();
        entity.modelVersion = deployment.getVersion();
        entity.modelVersionId = deployment.getModelVersionId();
        entity.deploymentId = deployment.getId();
        entity.topK = trace.manifest().topK();
        entity.createdAt = clock.instant();
        entity.createdBy = actor.name();
        entity.describe(trace, digest(imported.id()));
        entity.end(JobState.SUCCEEDED, "imported from " + imported.origin(), clock.instant());
        jobs.addEnded(entity);
        audit.record(
                team,
                actor,
                "golden-trace.import",
                new Subject("golden-trace", entity.id),
                Map.of("deployment_id", deployment.getId(), "origin", imported.origin(), "digest", entity.digest));
        return GoldenTrace.of(entity);
    }

    private String digest(String id) {
        try {
            return Sha256.hex(config.golden(id).resolve(TraceFiles.MANIFEST));
        } catch (IOException e) {
            throw new UncheckedIOException("the manifest of " + id + " cannot be read", e);
        }
    }

    void requireCaptured(String team, String id) {
        if (get(team, id).state() != JobState.SUCCEEDED) {
            throw Problem.conflict("The golden trace has not been captured.");
        }
    }

    void pack(String team, String id, OutputStream out) throws IOException {
        get(team, id);
        TraceArchive.pack(config.golden(id), out);
    }

    /** The captured tables, checked against their digests. */
    public Trace trace(String team, String id) throws IOException {
        get(team, id);
        return TraceFiles.read(config.golden(id));
    }
}
