package dev.landbridge.training.run;

import dev.landbridge.kit.problem.Problem;
import dev.landbridge.training.tracking.ManagedRuns;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;

/** How the work on a run moves it on. What writes does so in the caller's transaction, which holds the run's claim. */
@ApplicationScoped
public class RunProgress {
    private final RunStore store;
    private final ManagedRuns tracked;
    private final MeterRegistry metrics;
    private final Clock clock;

    RunProgress(RunStore store, ManagedRuns tracked, MeterRegistry metrics, Clock clock) {
        this.store = store;
        this.tracked = tracked;
        this.metrics = metrics;
        this.clock = clock;
    }

    @Transactional
    public RunPlan plan(String team, String id) {
        return RunPlan.of(store.find(team, id).orElseThrow(() -> Problem.notFound("run", id)));
    }

    public void advance(String team, String id, RunState next, String message) {
        RunEntity run = locked(team, id);
        run.advance(next, message, clock.instant());
        tracked.follow(id, next.trackingStatus(), millis(run.startedAt), millis(run.finishedAt));
        if (next.isTerminal()) {
            metrics.counter(
                            "landbridge_training_runs_ended",
                            "state",
                            next.name().toLowerCase(Locale.ROOT))
                    .increment();
        }
    }

    public void say(String team, String id, String message) {
        locked(team, id).message = message;
    }

    public void keep(String team, String id, Preflight preflight) {
        locked(team, id).preflight = JsonColumn.write(preflight);
    }

    public void keep(String team, String id, ModelVersionReference version) {
        locked(team, id).modelVersion = JsonColumn.write(version);
    }

    private RunEntity locked(String team, String id) {
        return store.locked(team, id).orElseThrow(() -> Problem.notFound("run", id));
    }

    static Long millis(Instant time) {
        return time == null ? null : time.toEpochMilli();
    }
}
