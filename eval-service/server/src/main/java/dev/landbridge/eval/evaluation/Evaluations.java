package dev.landbridge.eval.evaluation;

import dev.landbridge.contracts.inference.v1.Deployment;
import dev.landbridge.contracts.registry.v1.ModelVersion;
import dev.landbridge.eval.capture.CaptureConfig;
import dev.landbridge.eval.capture.CaptureStore;
import dev.landbridge.eval.capture.CapturedItem;
import dev.landbridge.eval.endpoint.Endpoints;
import dev.landbridge.eval.inference.Deployments;
import dev.landbridge.eval.job.Cancellations;
import dev.landbridge.eval.job.JobFilter;
import dev.landbridge.eval.job.JobStore;
import dev.landbridge.eval.registry.ModelRegistry;
import dev.landbridge.eval.suite.Suite;
import dev.landbridge.eval.suite.Suites;
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
    private final Suites suites;
    private final EvaluationSamples samples;
    private final CaptureConfig config;
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
            Suites suites,
            EvaluationSamples samples,
            CaptureConfig config,
            IdempotencyKeys keys,
            AuditLog audit,
            Clock clock) {
        this.jobs = jobs;
        this.cancellations = cancellations;
        this.captures = captures;
        this.deployments = deployments;
        this.endpoints = endpoints;
        this.registry = registry;
        this.suites = suites;
        this.samples = samples;
        this.config = config;
        this.keys = keys;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    Evaluation start(String team, Actor actor, EvaluationRequest request, String idempotencyKey) {
        if (request.inPython()) {
            suites.requireRunnableInPython(team, request.suite(), request.tasks());
        } else {
            suites.requireRunnable(team, request.suite(), request.tasks());
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
        if (!request.suite().equals(Suite.HELDOUT)) {
            boolean onlyChat = entity.endpointId != null && !endpoints.hasCompletions(team, entity.endpointId);
            entity.options = request.options(config.concurrency(), onlyChat).json();
        }
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
        endpoints.require(team, request.endpointId(), request.suite().equals(Suite.HELDOUT) || request.asksChat());
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
    Page<Sample> samples(String team, String id, SampleQuery query, PageRequest page) {
        EvaluationEntity entity = find(team, id);
        EvaluationSamples.Filter filter = EvaluationSamples.Filter.of(query.filter);
        if (query.against != null) {
            find(team, query.against);
        }
        if (query.against == null
                && (filter == EvaluationSamples.Filter.FLIPPED || filter == EvaluationSamples.Filter.REGRESSED)) {
            throw Problem.invalid("against", "must name the evaluation to compare with");
        }
        if (!entity.suite.equals(Suite.HELDOUT)) {
            int last = page.after().map(Evaluations::index).orElse(-1);
            return samples.page(id, task(entity, query.task), filter, query.against, last, page);
        }
        if (query.against != null) {
            throw Problem.invalid("against", "is for suites of tasks; compare two evaluations of held-out questions");
        }
        boolean onlyWrong = filter == EvaluationSamples.Filter.WRONG;
        int after = page.after().map(Evaluations::index).orElse(-1);
        List<CapturedItem> items = captures.page(id, EvaluationWork.SAMPLES, onlyWrong, after, page.size() + 1);
        return Page.ofOverfetched(items, page, item -> Integer.toString(item.index()))
                .map(Evaluations::sample);
    }

    /** The harness's own results file. */
    @Transactional
    String resultsFile(String team, String id) {
        find(team, id);
        return captures.all(id, EvaluationSamples.RESULTS).stream()
                .findFirst()
                .map(CapturedItem::payload)
                .orElseThrow(() -> Problem.conflict(
                        "There is no results file: the evaluation has not ended, or its suite is no set of tasks."));
    }

    /** The harness's own sample file of a task. */
    @Transactional
    String sampleFile(String team, String id, String task) {
        return samples.file(id, task(find(team, id), task));
    }

    private static String task(EvaluationEntity entity, String name) {
        List<ScoreTable.TaskFacts> tasks = ScoreTable.read(entity.scores).tasks();
        if (tasks.isEmpty()) {
            throw Problem.conflict("Samples of tasks are there when the evaluation has ended.");
        }
        if (name == null) {
            return tasks.get(0).name();
        }
        return tasks.stream()
                .map(ScoreTable.TaskFacts::name)
                .filter(name::equals)
                .findFirst()
                .orElseThrow(() -> Problem.notFound("task", name));
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
