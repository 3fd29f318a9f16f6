package dev.landbridge.training.run;

import com.fasterxml.jackson.databind.JsonNode;
import dev.landbridge.training.attempt.Attempt;
import dev.landbridge.training.attempt.AttemptState;
import dev.landbridge.training.attempt.Attempts;
import dev.landbridge.training.health.Findings;
import dev.landbridge.training.health.Health;
import dev.landbridge.training.measurement.Measurements;
import dev.landbridge.training.measurement.MetricEdge;
import dev.landbridge.training.measurement.Progress;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Puts runs together with what other features know of them. */
@ApplicationScoped
class RunViews {
    private final Attempts attempts;
    private final Findings findings;
    private final Measurements measurements;
    private final Clock clock;

    RunViews(Attempts attempts, Findings findings, Measurements measurements, Clock clock) {
        this.attempts = attempts;
        this.findings = findings;
        this.measurements = measurements;
        this.clock = clock;
    }

    Run of(RunEntity entity) {
        return of(List.of(entity)).get(0);
    }

    List<Run> of(List<RunEntity> entities) {
        List<String> ids = entities.stream().map(entity -> entity.id).toList();
        Map<String, List<Attempt>> attemptsByRun = attempts.ofRuns(ids);
        Map<String, Health> healthByRun = findings.ofRuns(ids);
        Map<String, Progress> progressByRun = measurements.progress(ids);
        Map<String, Map<String, MetricEdge>> edgesByRun = measurements.edges(ids);
        return entities.stream()
                .map(entity -> view(
                        entity,
                        attemptsByRun.getOrDefault(entity.id, List.of()),
                        healthByRun.get(entity.id),
                        progressByRun.getOrDefault(entity.id, Progress.NONE),
                        RunSummary.of(edgesByRun.getOrDefault(entity.id, Map.of()))))
                .toList();
    }

    private Run view(RunEntity run, List<Attempt> tries, Health health, Progress progress, RunSummary summary) {
        return new Run(
                run.id,
                run.name,
                run.team,
                run.experiment,
                run.recipe,
                run.preset,
                run.state,
                run.message,
                run.pool,
                run.silicon,
                run.targetChip,
                new DatasetReference(run.datasetName, run.datasetVersion, run.datasetDigest),
                JsonColumn.read(run.parameters, JsonNode.class),
                run.registerAs,
                progress.step(),
                progress.totalSteps(),
                share(run.state, progress),
                remainingSeconds(run.state, tries, progress),
                tries,
                health,
                summary,
                JsonColumn.read(run.modelVersion, ModelVersionReference.class),
                JsonColumn.read(run.preflight, Preflight.class),
                run.createdAt,
                run.createdBy,
                run.startedAt,
                run.finishedAt);
    }

    private static double share(RunState state, Progress progress) {
        if (state == RunState.SUCCEEDED) {
            return 1;
        }
        return progress.totalSteps() == 0 ? 0 : Math.min(1.0, (double) progress.step() / progress.totalSteps());
    }

    private Long remainingSeconds(RunState state, List<Attempt> tries, Progress progress) {
        Attempt current = tries.isEmpty() ? null : tries.get(tries.size() - 1);
        if (state != RunState.RUNNING || current == null || current.state() != AttemptState.RUNNING) {
            return null;
        }
        long done = progress.step() - current.fromStep();
        double seconds = Duration.between(current.startedAt(), clock.instant()).toMillis() / 1000.0;
        return done <= 0 ? null : Math.round(seconds / done * (progress.totalSteps() - progress.step()));
    }
}
