package dev.landbridge.training.tracking;

import dev.landbridge.kit.audit.Actor;
import dev.landbridge.training.experiment.TrackedExperiment;
import dev.landbridge.training.experiment.TrackedExperiments;
import dev.landbridge.training.measurement.Measurements;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Shows the runs that Landbridge trains among those of clients. Writes in the caller's transaction. */
@ApplicationScoped
public class ManagedRuns {
    private final TrackedRunStore store;
    private final RunUseStore uses;
    private final TrackedExperiments experiments;
    private final Clock clock;

    ManagedRuns(TrackedRunStore store, RunUseStore uses, TrackedExperiments experiments, Clock clock) {
        this.store = store;
        this.uses = uses;
        this.experiments = experiments;
        this.clock = clock;
    }

    /** @param tags what else is known of the run */
    public void show(String team, Actor actor, ManagedRun run, Map<String, String> params, Map<String, String> tags) {
        TrackedExperiment experiment =
                experiments.byName(team, actor, run.experiment()).orElseThrow();
        UUID id = Measurements.trackingId(run.id());
        store.add(
                team,
                experiment.id(),
                new TrackedRun(
                        id,
                        experiment.number(),
                        run.name(),
                        "SCHEDULED",
                        actor.name(),
                        clock.millis(),
                        null,
                        experiment.artifactLocation() + "/" + RunId.hex(id) + "/artifacts",
                        TrackedExperiment.ACTIVE,
                        run.id()));
        store.addParams(team, id, List.copyOf(params.entrySet()));
        Map<String, String> all = new HashMap<>(tags);
        all.put(TrackedRuns.NAME_TAG, run.name());
        all.put("mlflow.user", actor.name());
        all.put("mlflow.source.type", "JOB");
        all.put("landbridge.run_id", run.id());
        store.setTags(team, id, all);
        uses.addDataset(team, id, run.dataset());
    }

    /** @param startedAt milliseconds since 1970, as is endedAt; null while unknown */
    public void follow(String runId, String status, Long startedAt, Long endedAt) {
        store.follow(Measurements.trackingId(runId), status, startedAt, endedAt);
    }

    /** A run trained here, for the MLflow door. */
    public record ManagedRun(String id, String experiment, String name, DatasetInput dataset) {}
}
