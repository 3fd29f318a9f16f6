package dev.landbridge.training.execution;

import dev.landbridge.training.attempt.Checkpoint;
import dev.landbridge.training.health.Finding;
import dev.landbridge.training.health.FindingKind;
import dev.landbridge.training.health.HealthWatch;
import dev.landbridge.training.measurement.LogLine;
import dev.landbridge.training.measurement.MetricSample;
import dev.landbridge.training.measurement.Progress;
import dev.landbridge.training.process.WorkerEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Turns a worker's events into what is stored, and remembers what decides about the attempt's end. */
final class EventCollector {
    private final int attempt;
    private final HealthWatch health;
    private final List<MetricSample> samples = new ArrayList<>();
    private final List<LogLine> lines = new ArrayList<>();
    private final List<Checkpoint> checkpoints = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();
    private Progress progress;
    private boolean changed;
    private boolean done;
    private WorkerEvent.Ended ended;
    private Long fromStep;

    EventCollector(int attempt, HealthWatch health, Progress start) {
        this.attempt = attempt;
        this.health = health;
        this.progress = start;
    }

    void take(WorkerEvent event) {
        changed = true;
        if (event instanceof WorkerEvent.Metrics metrics) {
            metrics(metrics);
        } else if (event instanceof WorkerEvent.Running running) {
            running(running);
        } else if (event instanceof WorkerEvent.CheckpointWritten written) {
            checkpoints.add(new Checkpoint(
                    written.step(), written.digest(), written.size(), written.time(), attempt, written.directory()));
        } else if (event instanceof WorkerEvent.Heartbeat heartbeat) {
            reach(heartbeat.step());
        } else if (event instanceof WorkerEvent.HealthSeen seen) {
            health(seen);
        } else if (event instanceof WorkerEvent.Said said) {
            lines.add(LogLine.fresh(said.time(), said.level(), said.text()));
        } else if (event instanceof WorkerEvent.Loading loading) {
            lines.add(LogLine.fresh(loading.time(), "info", "Attempt " + attempt + ": the engine is loading."));
        } else if (event instanceof WorkerEvent.Done finished) {
            done = true;
            reach(finished.step());
            lines.add(LogLine.fresh(finished.time(), "info", "Training is complete; the model is exported."));
        } else if (event instanceof WorkerEvent.Ended end) {
            ended = end;
            lines.add(LogLine.fresh(
                    end.time(), "warn", "Worker " + end.state() + " (" + end.reason() + "): " + end.message()));
        }
    }

    /** Empty when nothing was said since the last call. */
    Optional<EventBatch> drain() {
        if (!changed) {
            return Optional.empty();
        }
        EventBatch batch = new EventBatch(samples, lines, checkpoints, findings, progress);
        samples.clear();
        lines.clear();
        checkpoints.clear();
        findings.clear();
        changed = false;
        return Optional.of(batch);
    }

    boolean done() {
        return done;
    }

    /** Why the worker said it ended early. */
    Optional<WorkerEvent.Ended> ended() {
        return Optional.ofNullable(ended);
    }

    /** The step the worker continued from, once, after it said so. */
    OptionalLong takeFromStep() {
        OptionalLong step = fromStep == null ? OptionalLong.empty() : OptionalLong.of(fromStep);
        fromStep = null;
        return step;
    }

    long step() {
        return progress.step();
    }

    private void running(WorkerEvent.Running running) {
        fromStep = running.fromStep();
        progress = new Progress(running.fromStep(), running.totalSteps(), progress.tokens());
        String start = running.fromStep() == 0 ? "from the start" : "from the checkpoint of step " + running.fromStep();
        lines.add(LogLine.fresh(running.time(), "info", "Attempt " + attempt + " trains " + start + "."));
    }

    private void metrics(WorkerEvent.Metrics metrics) {
        MetricSample sample = new MetricSample(metrics.step(), metrics.values(), metrics.time());
        samples.add(sample);
        findings.addAll(health.judge(sample));
        Double tokens = metrics.values().get("tokens");
        progress = new Progress(
                Math.max(progress.step(), metrics.step()),
                progress.totalSteps(),
                tokens == null ? progress.tokens() : tokens.longValue());
    }

    private void reach(long step) {
        progress = new Progress(Math.max(progress.step(), step), progress.totalSteps(), progress.tokens());
    }

    private void health(WorkerEvent.HealthSeen seen) {
        lines.add(LogLine.fresh(seen.time(), seen.level().equals("failed") ? "error" : "warn", seen.message()));
        if (seen.kind().equals("diverged")) {
            findings.add(new Finding(FindingKind.NAN, seen.step(), seen.message(), seen.time()));
        } else if (seen.kind().equals("checkpoint-damaged")) {
            findings.add(new Finding(FindingKind.CHECKPOINT_DAMAGED, seen.step(), seen.message(), seen.time()));
        }
    }
}
