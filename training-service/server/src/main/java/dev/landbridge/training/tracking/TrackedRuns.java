package dev.landbridge.training.tracking;

import dev.landbridge.kit.audit.Actor;
import dev.landbridge.kit.audit.AuditLog;
import dev.landbridge.kit.audit.Subject;
import dev.landbridge.kit.problem.Problem;
import dev.landbridge.kit.problem.ProblemType;
import dev.landbridge.training.experiment.TrackedExperiment;
import dev.landbridge.training.experiment.TrackedExperiments;
import dev.landbridge.training.measurement.LoggedMetric;
import dev.landbridge.training.measurement.Metrics;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Writes to runs, as clients of the MLflow protocol do. A run trained here takes nothing but tags from them. */
@ApplicationScoped
public class TrackedRuns {
    /** The tag that is the run's name. */
    static final String NAME_TAG = "mlflow.runName";

    private static final Set<String> STATUSES = Set.of("RUNNING", "SCHEDULED", "FINISHED", "FAILED", "KILLED");

    private final TrackedRunStore store;
    private final RunUseStore uses;
    private final Metrics metrics;
    private final TrackedExperiments experiments;
    private final AuditLog audit;
    private final Clock clock;

    TrackedRuns(
            TrackedRunStore store,
            RunUseStore uses,
            Metrics metrics,
            TrackedExperiments experiments,
            AuditLog audit,
            Clock clock) {
        this.store = store;
        this.uses = uses;
        this.metrics = metrics;
        this.experiments = experiments;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    public TrackedRun create(String team, Actor actor, NewRun request) {
        TrackedExperiment experiment = experiments.get(team, actor, request.experiment());
        if (!experiment.active()) {
            throw Problem.invalid(
                    "experiment_id",
                    "The experiment " + experiment.number() + " must be in the 'active' state. Current state is "
                            + experiment.lifecycle() + ".");
        }
        UUID id = RunId.next();
        Map<String, String> tags = new HashMap<>(request.tags());
        String name = request.nameOr(() -> RunName.of(id));
        tags.put(NAME_TAG, name);
        checked(tags);
        TrackedRun run = new TrackedRun(
                id,
                experiment.number(),
                name,
                "RUNNING",
                request.user() == null || request.user().isEmpty() ? actor.name() : request.user(),
                request.startedAt() == null ? clock.millis() : request.startedAt(),
                null,
                experiment.artifactLocation() + "/" + RunId.hex(id) + "/artifacts",
                TrackedExperiment.ACTIVE,
                null);
        store.add(team, experiment.id(), run);
        store.setTags(team, id, tags);
        audit.record(team, actor, "tracked-run.create", subject(id), Map.of("experiment", experiment.number()));
        return run;
    }

    /** @param status null, or empty, keeps what it is, as do a null end and name */
    @Transactional
    public TrackedRun update(String team, UUID id, String status, Long endedAt, String name) {
        TrackedRun run = writable(team, id);
        if (status != null && !STATUSES.contains(status)) {
            throw Problem.invalid("status", "Invalid value '" + status + "': it is one of " + STATUSES);
        }
        String newName = name == null || name.isEmpty() ? run.name() : name;
        if (!newName.equals(run.name())) {
            checked(Map.of(NAME_TAG, newName));
            store.setTags(team, id, Map.of(NAME_TAG, newName));
        }
        store.update(id, newName, status == null ? run.status() : status, endedAt == null ? run.endedAt() : endedAt);
        return store.find(team, List.of(id)).get(0);
    }

    /** All or nothing. What is there already, with the same value, changes nothing. */
    @Transactional
    public TrackedRun log(String team, UUID id, Batch batch) {
        boolean tagsOnly = batch.metrics().isEmpty() && batch.params().isEmpty();
        TrackedRun run = tagsOnly ? active(team, id) : writable(team, id);
        if (!batch.params().isEmpty()) {
            addParams(team, id, batch.params());
        }
        metrics.log(team, id, batch.metrics());
        if (!batch.tags().isEmpty()) {
            setTags(team, run, batch.tags());
        }
        return run;
    }

    /** Metrics only; their number is the caller's care. */
    @Transactional
    TrackedRun log(String team, UUID id, List<LoggedMetric> batch) {
        TrackedRun run = writable(team, id);
        metrics.log(team, id, batch);
        return run;
    }

    @Transactional
    public void deleteTag(String team, UUID id, String key) {
        active(team, id);
        if (store.deleteTag(id, key) == 0) {
            throw Problem.of(ProblemType.NOT_FOUND, "No tag with name: " + key + " in run with id " + RunId.hex(id));
        }
    }

    @Transactional
    public void logInputs(String team, UUID id, List<DatasetInput> datasets, List<ModelUse> models) {
        writable(team, id);
        datasets.forEach(dataset -> uses.addDataset(team, id, dataset));
        if (!models.isEmpty()) {
            uses.addModels(team, id, models);
        }
    }

    /** Deletes or restores a run; doing so again changes nothing. */
    @Transactional
    public void move(String team, Actor actor, UUID id, String lifecycle) {
        TrackedRun run = unmanaged(held(team, id));
        if (!run.lifecycle().equals(lifecycle)) {
            boolean deletes = lifecycle.equals(TrackedExperiment.DELETED);
            store.move(id, lifecycle, deletes ? clock.millis() : null);
            audit.record(team, actor, "tracked-run." + (deletes ? "delete" : "restore"), subject(id), Map.of());
        }
    }

    /** Deletes or restores an experiment with all its runs. */
    @Transactional
    public void moveExperiment(String team, Actor actor, String number, String lifecycle) {
        TrackedExperiment experiment = experiments.move(team, actor, number, lifecycle);
        store.moveAll(
                team, experiment.id(), lifecycle, lifecycle.equals(TrackedExperiment.DELETED) ? clock.millis() : null);
    }

    private void addParams(String team, UUID id, List<Map.Entry<String, String>> params) {
        store.addParams(team, id, params);
        Map<String, String> stored = new HashMap<>();
        store.params(id, params.stream().map(Map.Entry::getKey).toList())
                .forEach(param -> stored.put(param.key(), param.value()));
        params.forEach(param -> {
            String value = stored.get(param.getKey());
            if (!param.getValue().equals(value)) {
                throw Problem.invalid(
                        "params",
                        "Changing param values is not allowed. Param with key='" + param.getKey()
                                + "' was already logged with value='" + value + "' for run ID='" + RunId.hex(id)
                                + "'. Attempted logging new value '" + param.getValue() + "'.");
            }
        });
    }

    private void setTags(String team, TrackedRun run, Map<String, String> tags) {
        store.setTags(team, run.id(), tags);
        String name = tags.get(NAME_TAG);
        if (name != null && !name.equals(run.name())) {
            store.update(run.id(), name, run.status(), run.endedAt());
        }
    }

    private TrackedRun writable(String team, UUID id) {
        return unmanaged(active(team, id));
    }

    private TrackedRun active(String team, UUID id) {
        TrackedRun run = held(team, id);
        if (!run.active()) {
            throw Problem.invalid(
                    "run_id",
                    "The run " + run.hexId() + " must be in the 'active' state. Current state is " + run.lifecycle()
                            + ".");
        }
        return run;
    }

    private TrackedRun held(String team, UUID id) {
        return store.held(team, id).orElseThrow(() -> RunId.missing(RunId.hex(id)));
    }

    private static TrackedRun unmanaged(TrackedRun run) {
        if (run.managedRunId() != null) {
            throw Problem.of(
                    ProblemType.PERMISSION_DENIED,
                    "Run " + run.hexId() + " is trained by Landbridge as " + run.managedRunId()
                            + ", which alone writes to it. Clients may set tags.");
        }
        return run;
    }

    private static void checked(Map<String, String> tags) {
        new Batch(List.of(), List.of(), tags);
    }

    private static Subject subject(UUID id) {
        return new Subject("tracked-run", RunId.hex(id));
    }
}
