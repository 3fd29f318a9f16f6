package dev.landbridge.training.execution;

import dev.landbridge.kit.lease.Claim;
import dev.landbridge.training.attempt.Attempt;
import dev.landbridge.training.attempt.AttemptState;
import dev.landbridge.training.attempt.Attempts;
import dev.landbridge.training.attempt.Checkpoint;
import dev.landbridge.training.health.HealthConfig;
import dev.landbridge.training.health.HealthWatch;
import dev.landbridge.training.measurement.Measurements;
import dev.landbridge.training.measurement.Progress;
import dev.landbridge.training.process.WorkerInstallation;
import dev.landbridge.training.process.WorkerProcess;
import dev.landbridge.training.registry.DatasetFiles;
import dev.landbridge.training.run.RunPlan;
import dev.landbridge.training.run.RunProgress;
import dev.landbridge.training.run.RunState;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Works on a run in state RUNNING: one worker after the other until one finishes or the run is given up. */
@ApplicationScoped
class Training {
    private static final Duration KILL_WAIT = Duration.ofSeconds(10);

    private final RunJournal journal;
    private final RunProgress runs;
    private final Attempts attempts;
    private final Measurements measurements;
    private final DatasetFiles datasets;
    private final WorkerInstallation installation;
    private final RunConfig config;
    private final HealthConfig health;
    private final Clock clock;
    private final AtomicInteger workers;

    Training(
            RunJournal journal,
            RunProgress runs,
            Attempts attempts,
            Measurements measurements,
            DatasetFiles datasets,
            WorkerInstallation installation,
            RunConfig config,
            HealthConfig health,
            Clock clock,
            MeterRegistry metrics) {
        this.journal = journal;
        this.runs = runs;
        this.attempts = attempts;
        this.measurements = measurements;
        this.datasets = datasets;
        this.installation = installation;
        this.config = config;
        this.health = health;
        this.clock = clock;
        this.workers = metrics.gauge("landbridge_training_workers_running", new AtomicInteger());
    }

    /** Returns when the run is in another state. */
    void train(Claim claim) throws IOException, InterruptedException {
        endLostAttempts(claim);
        RunPlan plan = runs.plan(claim.team(), claim.subjectId());
        while (plan.state() == RunState.RUNNING) {
            if (plan.cancelRequested()) {
                journal.advance(claim, RunState.CANCELLED, "Cancelled between two attempts.");
                return;
            }
            Path dataset = datasets.materialise(
                    plan.team(),
                    plan.dataset().name(),
                    plan.dataset().version(),
                    plan.dataset().digest());
            attempt(claim, plan, dataset);
            plan = runs.plan(claim.team(), claim.subjectId());
            if (plan.state() == RunState.RUNNING) {
                Thread.sleep(config.attemptDelay().toMillis());
            }
        }
    }

    // a service that died leaves an open attempt, and perhaps a worker that has not noticed yet
    private void endLostAttempts(Claim claim) throws InterruptedException {
        for (Attempt attempt : attempts.ofRun(claim.subjectId())) {
            if (attempt.state() == AttemptState.RUNNING) {
                boolean killed = attempt.process() != null && attempt.process().kill(KILL_WAIT);
                journal.interrupted(
                        claim,
                        attempt.number(),
                        progress(claim),
                        "the service that watched it ended" + (killed ? "; its worker was killed" : ""));
            }
        }
    }

    private void attempt(Claim claim, RunPlan plan, Path dataset) throws IOException, InterruptedException {
        RunDirectory directory = RunDirectory.of(installation.data(), plan.id());
        Attempt attempt = journal.openAttempt(claim, plan);
        directory.prepare(plan, attempt.number(), dataset, config);
        Progress start = progress(claim);
        EventCollector events = new EventCollector(attempt.number(), new HealthWatch(health), start);
        AttemptEnd end = supervise(claim, directory, attempt, events);
        boolean progressed = attempts.newestCheckpoint(plan.team(), plan.id())
                .map(Checkpoint::attempt)
                .filter(number -> number == attempt.number())
                .isPresent();
        int failures = progressed ? 0 : attempts.failuresWithoutProgress(plan.team(), plan.id()) + 1;
        AttemptVerdict verdict = AttemptVerdict.of(end, plan, failures, config.maxAttemptsWithoutProgress());
        List<String> lastWords =
                verdict.attempt() == AttemptState.FAILED ? directory.lastWords(attempt.number()) : List.of();
        journal.settle(claim, attempt.number(), progress(claim), verdict, lastWords);
    }

    private AttemptEnd supervise(Claim claim, RunDirectory directory, Attempt attempt, EventCollector events)
            throws IOException, InterruptedException {
        ProcessBuilder command = installation.command(
                directory.path(), List.of("train", "--run", directory.path().toString()));
        workers.incrementAndGet();
        try (WorkerProcess worker = WorkerProcess.start(command, directory.standardError(attempt.number()), clock)) {
            journal.started(claim, attempt.number(), worker.identity());
            return new Supervision(worker, events, new Recorded(claim, attempt.number()), config).watch();
        } finally {
            workers.decrementAndGet();
        }
    }

    private Progress progress(Claim claim) {
        Map<String, Progress> known = measurements.progress(List.of(claim.subjectId()));
        return known.getOrDefault(claim.subjectId(), Progress.NONE);
    }

    /** The attempt's record in the database, under the claim. */
    private final class Recorded implements AttemptRecord {
        private final Claim claim;
        private final int attempt;

        Recorded(Claim claim, int attempt) {
            this.claim = claim;
            this.attempt = attempt;
        }

        @Override
        public void write(EventBatch batch) {
            journal.write(claim, attempt, batch);
        }

        @Override
        public void resumedFrom(long step) {
            journal.resumedFrom(claim, attempt, step);
        }

        @Override
        public boolean cancelRequested() {
            return runs.plan(claim.team(), claim.subjectId()).cancelRequested();
        }
    }
}
