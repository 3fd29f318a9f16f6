package dev.landbridge.training.run;

import com.fasterxml.jackson.databind.JsonNode;
import dev.landbridge.contracts.registry.v1.DatasetVersion;
import dev.landbridge.kit.audit.Actor;
import dev.landbridge.kit.audit.AuditLog;
import dev.landbridge.kit.audit.Subject;
import dev.landbridge.kit.id.Ids;
import dev.landbridge.kit.idempotency.IdempotencyKeys;
import dev.landbridge.kit.lease.WorkQueue;
import dev.landbridge.kit.page.Page;
import dev.landbridge.kit.page.PageRequest;
import dev.landbridge.kit.problem.Problem;
import dev.landbridge.training.experiment.Experiments;
import dev.landbridge.training.pool.Pool;
import dev.landbridge.training.pool.Pools;
import dev.landbridge.training.recipe.Recipe;
import dev.landbridge.training.recipe.RecipePreset;
import dev.landbridge.training.recipe.Recipes;
import dev.landbridge.training.registry.RegistryDatasets;
import dev.landbridge.training.tracking.DatasetInput;
import dev.landbridge.training.tracking.ManagedRuns;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The team's runs: what people may do with them. */
@ApplicationScoped
public class Runs {
    /** The kind of durable work that a run is. */
    public static final String WORK = "run";

    private final RunStore store;
    private final RunViews views;
    private final Recipes recipes;
    private final Pools pools;
    private final Experiments experiments;
    private final ManagedRuns tracked;
    private final RegistryDatasets datasets;
    private final IdempotencyKeys idempotency;
    private final WorkQueue queue;
    private final AuditLog audit;
    private final Clock clock;

    Runs(
            RunStore store,
            RunViews views,
            Recipes recipes,
            Pools pools,
            Experiments experiments,
            ManagedRuns tracked,
            RegistryDatasets datasets,
            IdempotencyKeys idempotency,
            WorkQueue queue,
            AuditLog audit,
            Clock clock) {
        this.store = store;
        this.views = views;
        this.recipes = recipes;
        this.pools = pools;
        this.experiments = experiments;
        this.tracked = tracked;
        this.datasets = datasets;
        this.idempotency = idempotency;
        this.queue = queue;
        this.audit = audit;
        this.clock = clock;
    }

    /** Refuses at once what can be refused without training; the rest is durable work. */
    public Run create(String team, Actor actor, RunRequest request, String idempotencyKey) {
        Recipe recipe = recipes.named(request.recipe());
        RecipePreset preset = recipe.preset(request.preset());
        Map<String, JsonNode> parameters = recipe.resolve(preset, request.parameters());
        Pool pool = pools.choose(request.pool());
        DatasetVersion dataset =
                datasets.get(team, request.dataset().name(), request.dataset().version());
        RunEntity entity = new RunEntity();
        entity.id = Ids.next("run");
        entity.team = team;
        entity.name = request.name() == null ? recipe.name() + " " + preset.name() : request.name();
        entity.experiment = request.experiment();
        entity.recipe = recipe.name();
        entity.preset = preset.name();
        entity.state = RunState.QUEUED;
        entity.message = "Waiting for a place in pool " + pool.name() + ".";
        entity.pool = pool.name();
        entity.silicon = pool.silicon();
        entity.targetChip = request.targetChip();
        entity.datasetName = dataset.getName();
        entity.datasetVersion = dataset.getVersion();
        entity.datasetDigest = dataset.getDigest();
        entity.parameters = JsonColumn.write(parameters);
        entity.registerAs = request.registerAs();
        entity.createdAt = clock.instant();
        entity.createdBy = actor.name();
        return QuarkusTransaction.requiringNew().call(() -> add(actor, request, entity, idempotencyKey));
    }

    @Transactional
    public Page<Run> list(String team, RunFilter filter, PageRequest page) {
        Page<RunEntity> found = Page.ofOverfetched(store.newestFirst(team, filter, page), page, run -> run.id);
        return new Page<>(views.of(found.items()), found.nextPageToken());
    }

    @Transactional
    public Run get(String team, String id) {
        return views.of(store.find(team, id).orElseThrow(() -> Problem.notFound("run", id)));
    }

    @Transactional
    public void requireVisible(String team, String id) {
        if (store.find(team, id).isEmpty()) {
            throw Problem.notFound("run", id);
        }
    }

    /** A queued run ends at once; a running one when its worker has stopped. Cancelling twice changes nothing. */
    @Transactional
    public Run cancel(String team, Actor actor, String id) {
        RunEntity run = store.locked(team, id).orElseThrow(() -> Problem.notFound("run", id));
        if (run.state == RunState.CANCELLED || run.cancelRequestedAt != null) {
            return views.of(run);
        }
        if (run.state.isTerminal()) {
            throw Problem.conflict("The run has ended already: " + run.state + ".");
        }
        run.cancelRequestedAt = clock.instant();
        run.message = "Cancelled by " + actor.name() + ".";
        if (run.state == RunState.QUEUED) {
            run.advance(RunState.CANCELLED, run.message, clock.instant());
            tracked.follow(id, run.state.trackingStatus(), null, RunProgress.millis(run.finishedAt));
        }
        queue.enqueue(WORK, id, team);
        audit.record(team, actor, "run.cancel", new Subject("run", id), Map.of("state", run.state.name()));
        return views.of(run);
    }

    private Run add(Actor actor, RunRequest request, RunEntity entity, String idempotencyKey) {
        Optional<String> earlier = idempotency.claim(entity.team, "run.create", idempotencyKey, request, entity.id);
        if (earlier.isPresent()) {
            return views.of(
                    store.find(entity.team, earlier.get()).orElseThrow(() -> Problem.notFound("run", earlier.get())));
        }
        experiments.named(entity.team, actor, entity.experiment);
        store.add(entity);
        show(actor, entity);
        audit.record(
                entity.team,
                actor,
                "run.create",
                new Subject("run", entity.id),
                Map.of("recipe", entity.recipe, "preset", entity.preset, "pool", entity.pool));
        queue.enqueue(WORK, entity.id, entity.team);
        return views.of(entity);
    }

    private void show(Actor actor, RunEntity run) {
        Map<String, String> params = new HashMap<>();
        JsonColumn.read(run.parameters, JsonNode.class)
                .properties()
                .forEach(parameter ->
                        params.put(parameter.getKey(), parameter.getValue().asText()));
        DatasetInput dataset = new DatasetInput(
                run.datasetName,
                run.datasetDigest,
                "landbridge",
                JsonColumn.write(Map.of("name", run.datasetName, "version", run.datasetVersion)),
                null,
                null,
                Map.of("mlflow.data.context", "train"));
        tracked.show(
                run.team,
                actor,
                new ManagedRuns.ManagedRun(run.id, run.experiment, run.name, dataset),
                params,
                Map.of(
                        "mlflow.source.name", run.recipe + "/" + run.preset,
                        "landbridge.recipe", run.recipe,
                        "landbridge.preset", run.preset,
                        "landbridge.pool", run.pool,
                        "landbridge.silicon", run.silicon,
                        "landbridge.target_chip", run.targetChip));
    }
}
