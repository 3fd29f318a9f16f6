package dev.landbridge.eval.parity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.landbridge.contracts.inference.v1.Deployment;
import dev.landbridge.eval.goldentrace.GoldenTrace;
import dev.landbridge.eval.goldentrace.GoldenTraces;
import dev.landbridge.eval.inference.Deployments;
import dev.landbridge.eval.job.Cancellations;
import dev.landbridge.eval.job.JobFilter;
import dev.landbridge.eval.job.JobState;
import dev.landbridge.eval.job.JobStore;
import dev.landbridge.eval.trace.TraceConfig;
import dev.landbridge.kit.audit.Actor;
import dev.landbridge.kit.audit.AuditLog;
import dev.landbridge.kit.audit.Subject;
import dev.landbridge.kit.id.Ids;
import dev.landbridge.kit.idempotency.IdempotencyKeys;
import dev.landbridge.kit.page.Page;
import dev.landbridge.kit.page.PageRequest;
import dev.landbridge.kit.problem.Problem;
import dev.landbridge.proof.golden.Trace;
import dev.landbridge.proof.golden.TraceFiles;
import dev.landbridge.proof.parity.ParityPolicy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/** Parity runs of a team. */
@ApplicationScoped
public class ParityRuns {
    private final JobStore jobs;
    private final Cancellations cancellations;
    private final GoldenTraces traces;
    private final Deployments deployments;
    private final ParityPolicy policy;
    private final IdempotencyKeys keys;
    private final AuditLog audit;
    private final TraceConfig config;
    private final Clock clock;

    ParityRuns(
            JobStore jobs,
            Cancellations cancellations,
            GoldenTraces traces,
            Deployments deployments,
            ParityPolicy policy,
            IdempotencyKeys keys,
            AuditLog audit,
            TraceConfig config,
            Clock clock) {
        this.jobs = jobs;
        this.cancellations = cancellations;
        this.traces = traces;
        this.deployments = deployments;
        this.policy = policy;
        this.keys = keys;
        this.audit = audit;
        this.config = config;
        this.clock = clock;
    }

    @Transactional
    public ParityRun start(String team, Actor actor, ParityRequest request, String idempotencyKey) {
        GoldenTrace golden = traces.get(team, request.goldenTraceId());
        Deployment deployment = deployments.get(team, request.deploymentId());
        if (!golden.versionId().equals(deployment.getModelVersionId())) {
            throw Problem.invalid("deployment_id", "serves another version than the golden trace was taken from");
        }
        String profile = profile(request, deployment);
        if (request.earlyStop() && !policy.hasEarlyStop()) {
            throw Problem.invalid("early_stop", "the policy in force has no rule for it; leave it out");
        }
        String id = Ids.next("par");
        Optional<String> known = keys.claim(team, "parity-run", idempotencyKey, request, id);
        if (known.isPresent()) {
            return get(team, known.get());
        }
        ParityRunEntity entity = new ParityRunEntity();
        entity.id = id;
        entity.team = team;
        entity.model = deployment.getModel();
        entity.modelVersion = deployment.getVersion();
        entity.modelVersionId = deployment.getModelVersionId();
        entity.deploymentId = deployment.getId();
        entity.goldenTraceId = golden.id();
        entity.chip = deployment.getChip();
        entity.numerics = deployment.getNumerics();
        entity.profile = profile;
        entity.policyVersion = policy.version();
        entity.earlyStop = request.earlyStop();
        entity.createdAt = clock.instant();
        entity.createdBy = actor.name();
        jobs.add(entity, ParityWork.KIND);
        audit.record(
                team,
                actor,
                "parity-run.start",
                new Subject("parity-run", id),
                Map.of("deployment_id", deployment.getId(), "golden_trace_id", golden.id(), "profile", profile));
        return ParityRun.of(entity, false);
    }

    private String profile(ParityRequest request, Deployment deployment) {
        if (request.profile() == null || request.profile().isBlank()) {
            return policy.profileFor(deployment.getNumerics())
                    .orElseThrow(() -> Problem.invalid(
                            "profile", "the policy has no profile for the numerics " + deployment.getNumerics()));
        }
        if (!policy.hasProfile(request.profile())) {
            throw Problem.invalid("profile", "is none of the policy's profiles");
        }
        return request.profile();
    }

    @Transactional
    public ParityRun get(String team, String id) {
        return ParityRun.of(find(team, id), true);
    }

    @Transactional
    ParityRun cancel(String team, Actor actor, String id) {
        return ParityRun.of(
                cancellations.cancel(ParityRunEntity.class, new Subject("parity-run", id), team, actor), true);
    }

    @Transactional
    Page<ParityRun> list(String team, JobFilter filter, PageRequest page) {
        return jobs.newestFirst(ParityRunEntity.class, team, filter, page).map(entity -> ParityRun.of(entity, false));
    }

    /** Prompt rows of an ended run, in the order of the corpus; no divergence is null. */
    @Transactional
    JsonNode prompts(String team, String id) {
        ParityRunEntity entity = find(team, id);
        if (entity.state != JobState.SUCCEEDED) {
            throw Problem.conflict("The parity run has not ended yet.");
        }
        JsonNode rows = ParityRun.json(entity.result).path("prompts");
        for (JsonNode row : rows) {
            if (row.path("first_divergence").asInt() < 0) {
                ((ObjectNode) row).putNull("first_divergence");
            }
        }
        return rows;
    }

    /** The target's tables, checked against their digests. */
    public Trace target(String team, String id) throws IOException {
        get(team, id);
        return TraceFiles.read(config.target(id));
    }

    /** Remembers the certificate in the caller's transaction. */
    @Transactional
    public void certified(String team, String id, String certificateId) {
        find(team, id).certificateId = certificateId;
    }

    private ParityRunEntity find(String team, String id) {
        return jobs.find(ParityRunEntity.class, team, id).orElseThrow(() -> Problem.notFound("parity run", id));
    }
}
