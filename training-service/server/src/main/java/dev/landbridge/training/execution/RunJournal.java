package dev.landbridge.training.execution;

import dev.landbridge.kit.lease.Claim;
import dev.landbridge.kit.lease.WorkQueue;
import dev.landbridge.training.attempt.Attempt;
import dev.landbridge.training.attempt.AttemptState;
import dev.landbridge.training.attempt.Attempts;
import dev.landbridge.training.health.Finding;
import dev.landbridge.training.health.Findings;
import dev.landbridge.training.measurement.LogLine;
import dev.landbridge.training.measurement.Measurements;
import dev.landbridge.training.measurement.Progress;
import dev.landbridge.training.process.ProcessIdentity;
import dev.landbridge.training.run.ModelVersionReference;
import dev.landbridge.training.run.Preflight;
import dev.landbridge.training.run.RunPlan;
import dev.landbridge.training.run.RunProgress;
import dev.landbridge.training.run.RunState;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;

/** Every write of the work on a run: one transaction each, refused once another process holds the run. */
@ApplicationScoped
class RunJournal {
    private final WorkQueue queue;
    private final RunProgress runs;
    private final Attempts attempts;
    private final Measurements measurements;
    private final Findings findings;
    private final Clock clock;

    RunJournal(
            WorkQueue queue,
            RunProgress runs,
            Attempts attempts,
            Measurements measurements,
            Findings findings,
            Clock clock) {
        this.queue = queue;
        this.runs = runs;
        this.attempts = attempts;
        this.measurements = measurements;
        this.findings = findings;
        this.clock = clock;
    }

    @Transactional
    void advance(Claim claim, RunState next, String message) {
        queue.verify(claim);
        runs.advance(claim.team(), claim.subjectId(), next, message);
    }

    @Transactional
    void say(Claim claim, String message) {
        queue.verify(claim);
        runs.say(claim.team(), claim.subjectId(), message);
    }

    @Transactional
    void keepPreflight(Claim claim, Preflight preflight, RunState next, String message) {
        queue.verify(claim);
        runs.keep(claim.team(), claim.subjectId(), preflight);
        runs.advance(claim.team(), claim.subjectId(), next, message);
    }

    @Transactional
    void succeed(Claim claim, ModelVersionReference version) {
        queue.verify(claim);
        runs.keep(claim.team(), claim.subjectId(), version);
        runs.advance(
                claim.team(),
                claim.subjectId(),
                RunState.SUCCEEDED,
                "Registered as " + version.model() + " version " + version.version() + ".");
    }

    @Transactional
    Attempt openAttempt(Claim claim, RunPlan plan) {
        queue.verify(claim);
        return attempts.open(plan.team(), plan.id(), plan.pool(), plan.silicon());
    }

    @Transactional
    void started(Claim claim, int attempt, ProcessIdentity process) {
        queue.verify(claim);
        attempts.started(claim.subjectId(), attempt, process);
    }

    @Transactional
    void resumedFrom(Claim claim, int attempt, long step) {
        queue.verify(claim);
        attempts.resumedFrom(claim.subjectId(), attempt, step);
    }

    @Transactional
    void write(Claim claim, int attempt, EventBatch batch) {
        queue.verify(claim);
        measurements.record(claim.team(), claim.subjectId(), batch.samples(), batch.lines(), batch.progress());
        batch.checkpoints().forEach(checkpoint -> attempts.keep(claim.team(), claim.subjectId(), checkpoint));
        batch.findings().forEach(finding -> findings.record(claim.team(), claim.subjectId(), attempt, finding));
    }

    /** Ends an attempt whose worker the control plane lost sight of; nothing is held against the run. */
    @Transactional
    void interrupted(Claim claim, int attempt, Progress progress, String reason) {
        queue.verify(claim);
        attempts.close(claim.subjectId(), attempt, AttemptState.INTERRUPTED, progress.step(), reason);
        say(claim, progress, "Attempt " + attempt + " was interrupted: " + reason);
    }

    /** Ends an attempt, with what was found, and moves the run on when the attempt decides about it. */
    @Transactional
    void settle(Claim claim, int attempt, Progress progress, AttemptVerdict verdict, List<String> lastWords) {
        queue.verify(claim);
        attempts.close(claim.subjectId(), attempt, verdict.attempt(), progress.step(), verdict.reason());
        verdict.findings()
                .forEach(kind -> findings.record(
                        claim.team(),
                        claim.subjectId(),
                        attempt,
                        new Finding(kind, progress.step(), verdict.reason(), clock.instant())));
        lastWords.forEach(line -> say(claim, progress, line));
        if (verdict.run() == RunState.RUNNING) {
            runs.say(claim.team(), claim.subjectId(), verdict.message());
        } else {
            runs.advance(claim.team(), claim.subjectId(), verdict.run(), verdict.message());
        }
    }

    private void say(Claim claim, Progress progress, String text) {
        measurements.record(
                claim.team(),
                claim.subjectId(),
                List.of(),
                List.of(LogLine.fresh(clock.instant(), "warn", text)),
                progress);
    }
}
