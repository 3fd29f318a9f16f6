package dev.landbridge.inference.deployment;

import dev.landbridge.contracts.registry.v1.ModelVersion;
import dev.landbridge.kit.access.Caller;
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
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What each team wants served. The reconciler makes it so. */
@ApplicationScoped
public class Deployments {
    private final DeploymentStore store;
    private final DeploymentRoutes routes;
    private final Registry registry;
    private final EngineBackend backend;
    private final WorkQueue queue;
    private final IdempotencyKeys idempotency;
    private final AuditLog audit;
    private final DeploymentConfig config;
    private final Clock clock;

    Deployments(
            DeploymentStore store,
            DeploymentRoutes routes,
            Registry registry,
            EngineBackend backend,
            WorkQueue queue,
            IdempotencyKeys idempotency,
            AuditLog audit,
            DeploymentConfig config,
            Clock clock) {
        this.store = store;
        this.routes = routes;
        this.registry = registry;
        this.backend = backend;
        this.queue = queue;
        this.idempotency = idempotency;
        this.audit = audit;
        this.config = config;
        this.clock = clock;
    }

    Deployment create(Caller caller, DeploymentRequest request, String idempotencyKey) {
        Numerics numerics = Numerics.of(request.numerics());
        ModelVersion version = registry.version(caller.team(), request.model(), request.version());
        return create(
                caller,
                new DeploymentSpec(
                        named(version), request.chip(), numerics, request.role(), request.fault(), request.switches()),
                idempotencyKey);
    }

    Deployment create(
            Caller caller, dev.landbridge.contracts.inference.v1.CreateDeploymentRequest request, DeploymentRole role) {
        ModelVersion version = registry.version(caller.team(), request.getModelVersionId());
        return create(
                caller,
                new DeploymentSpec(
                        named(version),
                        request.getChip(),
                        Numerics.of(request.getNumerics()),
                        role,
                        request.getFault(),
                        request.getSwitchesMap()),
                request.getIdempotencyKey());
    }

    Deployment get(String team, String id) {
        return QuarkusTransaction.joiningExisting()
                .call(() -> view(team, List.of(find(team, id))).get(0));
    }

    Page<Deployment> list(String team, PageRequest page) {
        return QuarkusTransaction.joiningExisting().call(() -> {
            List<DeploymentEntity> rows = store.list(team, page);
            return Page.ofOverfetched(view(team, rows), page, Deployment::id);
        });
    }

    /** Running or not, newest first; at most 200. */
    List<Deployment> ofVersion(String team, String modelVersionId) {
        return QuarkusTransaction.joiningExisting().call(() -> view(team, store.ofVersion(team, modelVersionId)));
    }

    /** Idempotent. Refused while a route points here: that would be an outage by mistake. */
    Deployment stop(Caller caller, String id, String reason) {
        return QuarkusTransaction.requiringNew().call(() -> {
            DeploymentEntity deployment = lock(caller.team(), id);
            List<Deployment.RouteName> names =
                    routeNames(caller.team(), List.of(id)).getOrDefault(id, List.of());
            if (!names.isEmpty()) {
                throw Problem.conflict("The route '" + names.get(0).name()
                        + "' points at this deployment. Release another version under it first.");
            }
            if (deployment.wanted) {
                deployment.wanted = false;
                deployment.state = DeploymentState.STOPPING;
                deployment.message = reason == null || reason.isBlank() ? null : reason;
                queue.enqueue(DeploymentReconciler.KIND, id, deployment.team);
                record(caller, "deployment.stopped", deployment, Map.of());
            }
            return view(caller.team(), List.of(deployment)).get(0);
        });
    }

    /** Marks the deployment as the one a route now points at; part of the caller's transaction. */
    public Deployment promote(String team, String id) {
        DeploymentEntity deployment = lock(team, id);
        if (deployment.state != DeploymentState.READY) {
            throw Problem.conflict("Deployment " + id + " is " + deployment.state + ", a route needs a READY one.");
        }
        deployment.role = DeploymentRole.SERVING;
        return Deployment.of(deployment, List.of(), List.of());
    }

    public boolean exists(String team, String id) {
        return QuarkusTransaction.joiningExisting()
                .call(() -> store.find(team, id).isPresent());
    }

    /** The deployments that carry these ids, without replicas and routes. */
    public Map<String, Deployment> byId(String team, List<String> ids) {
        Map<String, Deployment> found = new LinkedHashMap<>();
        ids.forEach(id ->
                store.find(team, id).ifPresent(row -> found.put(id, Deployment.of(row, List.of(), List.of()))));
        return found;
    }

    String openaiBaseUrl() {
        return config.openaiBaseUrl();
    }

    void resumeAll() {
        QuarkusTransaction.requiringNew()
                .run(() -> store.wanted().forEach(row -> queue.enqueue(DeploymentReconciler.KIND, row.id, row.team)));
    }

    Target target(String team, String id) {
        return QuarkusTransaction.requiringNew().call(() -> {
            DeploymentEntity row = find(team, id);
            return Target.of(row, store.replicas(team, List.of(id)));
        });
    }

    private static DeploymentSpec.Version named(ModelVersion version) {
        return new DeploymentSpec.Version(version.getId(), version.getModel(), version.getVersion());
    }

    private void requireServable(DeploymentSpec spec) {
        if (!spec.chip().equals(backend.chip())) {
            throw Problem.invalid("chip", "this installation serves on '" + backend.chip() + "' only");
        }
        if (!spec.fault().isEmpty() && !config.faultInjectionAllowed()) {
            throw Problem.of(ProblemType.PERMISSION_DENIED, "This installation does not allow fault injection.");
        }
    }

    private Deployment create(Caller caller, DeploymentSpec spec, String idempotencyKey) {
        requireServable(spec);
        String newId = Ids.next("dep");
        return QuarkusTransaction.requiringNew().call(() -> {
            Optional<String> made = idempotency.claim(caller.team(), "deployment", idempotencyKey, spec, newId);
            if (made.isPresent()) {
                return view(caller.team(), List.of(find(caller.team(), made.get())))
                        .get(0);
            }
            DeploymentEntity row = entity(newId, caller, spec);
            store.add(row);
            queue.enqueue(DeploymentReconciler.KIND, newId, row.team);
            record(caller, "deployment.created", row, Map.of("numerics", row.numerics, "fault", spec.fault()));
            return Deployment.of(row, List.of(), List.of());
        });
    }

    private DeploymentEntity entity(String id, Caller caller, DeploymentSpec spec) {
        DeploymentEntity row = new DeploymentEntity();
        row.id = id;
        row.team = caller.team();
        row.model = spec.version().model();
        row.modelVersion = spec.version().number();
        row.modelVersionId = spec.version().id();
        row.chip = spec.chip();
        row.numerics = spec.numerics().key();
        row.role = spec.role();
        row.fault = spec.fault().isEmpty() ? null : spec.fault();
        row.switches = Switches.write(spec.switches());
        row.createdAt = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        row.createdBy = caller.name();
        return row;
    }

    private DeploymentEntity find(String team, String id) {
        return store.find(team, id).orElseThrow(() -> Problem.notFound("deployment", id));
    }

    private DeploymentEntity lock(String team, String id) {
        return store.lock(team, id).orElseThrow(() -> Problem.notFound("deployment", id));
    }

    private List<Deployment> view(String team, List<DeploymentEntity> rows) {
        List<String> ids = rows.stream().map(row -> row.id).toList();
        if (ids.isEmpty()) {
            return List.of();
        }
        List<ReplicaEntity> replicas = store.replicas(team, ids);
        Map<String, List<Deployment.RouteName>> names = routeNames(team, ids);
        return rows.stream()
                .map(row -> Deployment.of(
                        row,
                        replicas.stream()
                                .filter(replica -> replica.deploymentId.equals(row.id))
                                .toList(),
                        names.getOrDefault(row.id, List.of())))
                .toList();
    }

    private Map<String, List<Deployment.RouteName>> routeNames(String team, List<String> ids) {
        return routes.of(team, ids);
    }

    private void record(Caller caller, String action, DeploymentEntity row, Map<String, String> more) {
        Map<String, Object> detail = new LinkedHashMap<>(more);
        detail.put("model", row.model);
        detail.put("version", row.modelVersion);
        detail.put("chip", row.chip);
        detail.put("role", row.role);
        audit.record(row.team, Actor.of(caller), action, new Subject("deployment", row.id), detail);
    }

    /** One deployment as the reconciler sees it. */
    record Target(
            String id,
            String team,
            String model,
            int version,
            String versionId,
            String chip,
            String numerics,
            String fault,
            Map<String, String> switches,
            boolean wanted,
            DeploymentState state,
            Instant createdAt,
            Instant readyAt,
            Optional<RecordedProcess> recordedProcess) {

        record RecordedProcess(long pid, Instant startedAt) {}

        static Target of(DeploymentEntity row, List<ReplicaEntity> replicas) {
            return new Target(
                    row.id,
                    row.team,
                    row.model,
                    row.modelVersion,
                    row.modelVersionId,
                    row.chip,
                    row.numerics,
                    row.fault == null ? "" : row.fault,
                    Switches.read(row.switches),
                    row.wanted,
                    row.state,
                    row.createdAt,
                    row.readyAt,
                    replicas.stream()
                            .filter(replica -> replica.pid != null && replica.pidStartedAt != null)
                            .map(replica -> new RecordedProcess(replica.pid, replica.pidStartedAt))
                            .findFirst());
        }

        ServedEngine served(RunningEngine engine) {
            return new ServedEngine(
                    id,
                    team,
                    model,
                    version,
                    chip,
                    numerics,
                    engine.host(),
                    engine.ready().port(),
                    id,
                    engine.ready().maxModelLen(),
                    createdAt.getEpochSecond());
        }
    }
}
