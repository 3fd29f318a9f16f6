package dev.landbridge.inference.route;

import dev.landbridge.contracts.inference.v1.PutRouteRequest;
import dev.landbridge.inference.cache.ExpiringCache;
import dev.landbridge.inference.deployment.Deployment;
import dev.landbridge.inference.deployment.Deployments;
import dev.landbridge.kit.access.Caller;
import dev.landbridge.kit.audit.Actor;
import dev.landbridge.kit.audit.AuditLog;
import dev.landbridge.kit.audit.Subject;
import dev.landbridge.kit.problem.Problem;
import dev.landbridge.kit.problem.ProblemType;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Public model names. A switch is one row's update: a request sees the old target or the new one. */
@ApplicationScoped
public class Routes {
    private static final Duration CACHE_TTL = Duration.ofSeconds(1);
    private static final String RELEASE_AUTHORITY = "service:model-registry";

    private final RouteStore store;
    private final Deployments deployments;
    private final AuditLog audit;
    private final Clock clock;
    private final ExpiringCache<RouteEntity.Key, String> targets = new ExpiringCache<>(CACHE_TTL, this::load);

    Routes(RouteStore store, Deployments deployments, AuditLog audit, Clock clock) {
        this.store = store;
        this.deployments = deployments;
        this.audit = audit;
        this.clock = clock;
    }

    /** The deployment behind a name if it is in memory; never blocks. */
    public Optional<String> targetFromMemory(String team, String name) {
        return targets.peek(new RouteEntity.Key(team, name));
    }

    public Optional<String> target(String team, String name) {
        return targets.get(new RouteEntity.Key(team, name));
    }

    public List<Route> list(String team) {
        return QuarkusTransaction.joiningExisting().call(() -> {
            List<RouteEntity> rows = store.list(team);
            Map<String, Deployment> byId = deployments.byId(
                    team, rows.stream().map(row -> row.deploymentId).toList());
            return rows.stream()
                    .map(row -> Route.of(row, byId.get(row.deploymentId)))
                    .toList();
        });
    }

    /** Only the service that holds the release gates may move a name. */
    void put(Caller caller, PutRouteRequest request) {
        if (!caller.subject().equals(RELEASE_AUTHORITY)) {
            throw Problem.of(ProblemType.PERMISSION_DENIED, "Only a release of model-registry moves a route.");
        }
        if (request.getName().isBlank() || request.getName().startsWith("deployment:")) {
            throw Problem.invalid("name", "must be a public model name");
        }
        RouteEntity.Key key = new RouteEntity.Key(caller.team(), request.getName());
        QuarkusTransaction.requiringNew().run(() -> {
            deployments.promote(key.team(), request.getDeploymentId());
            RouteEntity row = store.find(key.team(), key.name()).orElseGet(() -> {
                RouteEntity fresh = new RouteEntity();
                fresh.key = key;
                return fresh;
            });
            String before = row.deploymentId;
            row.deploymentId = request.getDeploymentId();
            row.alias = emptyToNull(request.getAlias());
            row.certificateId = emptyToNull(request.getCertificateId());
            row.releaseId = emptyToNull(request.getReleaseId());
            row.updatedAt = clock.instant().truncatedTo(ChronoUnit.MILLIS);
            if (before == null) {
                store.add(row);
            }
            audit.record(
                    key.team(),
                    Actor.of(caller),
                    "route.moved",
                    new Subject("route", key.name()),
                    Map.of(
                            "deployment_id",
                            row.deploymentId,
                            "before",
                            before == null ? "" : before,
                            "release_id",
                            request.getReleaseId(),
                            "certificate_id",
                            request.getCertificateId()));
        });
        targets.forget(key);
    }

    private Optional<String> load(RouteEntity.Key key) {
        return QuarkusTransaction.requiringNew()
                .call(() -> store.find(key.team(), key.name()).map(row -> row.deploymentId));
    }

    private static String emptyToNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
