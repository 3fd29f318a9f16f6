package dev.landbridge.eval.evaluation;

import dev.landbridge.contracts.inference.v1.Deployment;
import dev.landbridge.contracts.registry.v1.ModelVersion;
import dev.landbridge.eval.capture.CaptureStore;
import dev.landbridge.eval.capture.CapturedItem;
import dev.landbridge.eval.endpoint.Endpoints;
import dev.landbridge.eval.inference.Deployments;
import dev.landbridge.eval.job.Cancellations;
import dev.landbridge.eval.job.JobFilter;
import dev.landbridge.eval.job.JobStore;
import dev.landbridge.eval.registry.ModelRegistry;
import dev.landbridge.kit.audit.Actor;
import dev.landbridge.kit.audit.AuditLog;
import dev.landbridge.kit.audit.Subject;
import dev.landbridge.kit.id.Ids;
import dev.landbridge.kit.idempotency.IdempotencyKeys;
import dev.landbridge.kit.page.Page;
import dev.landbridge.kit.page.PageRequest;
import dev.landbridge.kit.problem.Problem;
import dev.landbridge.proof.ProofJson;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Evaluations of a team. */
@ApplicationScoped
public class Evaluations {
    private final JobStore jobs;
    private final Cancellations cancellations;
    private final CaptureStore captures;
    private final Deployments deployments;
    private final Endpoints endpoints;
    private final ModelRegistry registry;
    private final IdempotencyKeys keys;
    private final AuditLog audit;
    private final Clock clock;

    Evaluations(
            JobStore jobs,
            Cancellations cancellations,
            CaptureStore captures,
            Deployments deployments,
            Endpoints endpoints,
            ModelRegistry registry,
            IdempotencyKeys keys,
            AuditLog audit,
            Clock clock) {
        this.jobs = jobs;
        this.cancellations = cancellations;
        this.captures = captures;
        this.deployments = deployments;
        this.endpoints = endpoints;
        this.registry = registry;
        this.keys = keys;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    Evaluation start(String team, Actor actor, EvaluationRequest request, String idempotencyKey) {
        if (Suite.named(request.suite()).isEmpty()) {
            throw Problem.invalid("suite", "is none of the suites");
        }
        request.requireOneTarget();
        EvaluationEntity entity =
                request.endpointId() == null ? ofDeployment(team, request) : ofEndpoint(team, request);
        String id = Ids.next("eval");
        Optional<String> known = keys.claim(team, "evaluation", idempotencyKey, request, id);
        if (known.isPresent()) {
            return get(team, known.get());
        }
        entity.id = id;
        entity.team = team;
        entity.suite = request.suite();
        entity.itemLimit = request.limit();
        entity.createdAt = clock.instant();
        entity.createdBy = actor.name();
        jobs.add(entity, EvaluationWork.KIND);
        audit.record(
                team,
                actor,
                "evaluation.start",
                new Subject("evaluation", id),
                request.endpointId() == null
                        ? Map.of("deployment_id", entity.deploymentId, "suite", entity.suite)
                        : Map.of("endpoint_id", entity.endpointId, "suite", entity.suite));
        return Evaluation.of(entity);
    }

    private EvaluationEntity ofDeployment(String team, EvaluationRequest request) {
        Deployment deployment = deployments.get(team, request.deploymentId());
        boolean otherModel = request.model() != null && !request.model().equals(deployment.getModel());
        boolean otherVersion = request.version() != null && request.version() != deployment.getVersion();
        if (otherModel || otherVersion) {
            throw Problem.invalid("deployment_id", "serves another version");
        }
        EvaluationEntity entity = new EvaluationEntity();
        entity.deploymentId = deployment.getId();
        entity.model = deployment.getModel();
        entity.modelVersion = deployment.getVersion();
        entity.modelVersionId = deployment.getModelVersionId();
        return entity;
    }

    private EvaluationEntity ofEndpoint(String team, EvaluationRequest request) {
        endpoints.chat(team, request.endpointId());
        ModelVersion version = registry.version(team, request.model(), request.version());
        EvaluationEntity entity = new EvaluationEntity();
        entity.endpointId = request.endpointId();
        entity.model = request.model();
        entity.modelVersion = request.version();
        entity.modelVersionId = version.getId();
        return entity;
    }

    @Transactional
    public Evaluation get(String team, String id) {
        return Evaluation.of(find(team, id));
    }

    @Transactional
    Evaluation cancel(String team, Actor actor, String id) {
        return Evaluation.of(cancellations.cancel(EvaluationEntity.class, new Subject("evaluation", id), team, actor));
    }

    @Transactional
    Page<Evaluation> list(String team, JobFilter filter, PageRequest page) {
        return jobs.newestFirst(EvaluationEntity.class, team, filter, page).map(Evaluation::of);
    }

    @Transactional
    Page<Sample> samples(String team, String id, boolean onlyWrong, PageRequest page) {
        find(team, id);
        int after = page.after().map(Evaluations::index).orElse(-1);
        List<CapturedItem> items = captures.page(id, EvaluationWork.SAMPLES, onlyWrong, after, page.size() + 1);
        return Page.ofOverfetched(items, page, item -> Integer.toString(item.index()))
                .map(Evaluations::sample);
    }

    private static int index(String token) {
        try {
            return Integer.parseInt(token);
        } catch (NumberFormatException e) {
            throw Problem.invalid("page_token", "is not a token of this list");
        }
    }

    static Sample sample(CapturedItem item) {
        try {
            return ProofJson.read(item.payload(), Sample.class);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalStateException("stored sample is unreadable", e);
        }
    }

    private EvaluationEntity find(String team, String id) {
        return jobs.find(EvaluationEntity.class, team, id).orElseThrow(() -> Problem.notFound("evaluation", id));
    }
}
