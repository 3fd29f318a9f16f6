package dev.landbridge.training.execution;

import dev.landbridge.kit.lease.Claim;
import dev.landbridge.kit.lease.WorkHandler;
import dev.landbridge.kit.lease.WorkOutcome;
import dev.landbridge.kit.problem.GrpcProblems;
import dev.landbridge.kit.problem.Problem;
import dev.landbridge.kit.problem.ProblemType;
import dev.landbridge.training.run.Preflight;
import dev.landbridge.training.run.RunPlan;
import dev.landbridge.training.run.RunProgress;
import dev.landbridge.training.run.RunState;
import dev.landbridge.training.run.Runs;
import io.grpc.StatusRuntimeException;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;

/** Carries a run through its states. It can die anywhere; whoever claims the run next goes on from its state. */
@ApplicationScoped
public class RunWork implements WorkHandler {
    private final RunProgress runs;
    private final RunJournal journal;
    private final PortabilityPreflight preflight;
    private final Training training;
    private final Registration registration;
    private final RunConfig config;

    RunWork(
            RunProgress runs,
            RunJournal journal,
            PortabilityPreflight preflight,
            Training training,
            Registration registration,
            RunConfig config) {
        this.runs = runs;
        this.journal = journal;
        this.preflight = preflight;
        this.training = training;
        this.registration = registration;
        this.config = config;
    }

    @Override
    public String kind() {
        return Runs.WORK;
    }

    @Override
    public int concurrency() {
        return config.concurrency();
    }

    @Override
    public WorkOutcome handle(Claim claim) throws IOException, InterruptedException {
        try {
            RunPlan plan = plan(claim);
            while (!plan.state().isTerminal()) {
                step(claim, plan);
                plan = plan(claim);
            }
            return WorkOutcome.done();
        } catch (StatusRuntimeException e) {
            return refused(claim, GrpcProblems.from(e));
        } catch (Problem e) {
            return refused(claim, e);
        }
    }

    private void step(Claim claim, RunPlan plan) throws IOException, InterruptedException {
        if (plan.cancelRequested() && plan.state() != RunState.RUNNING) {
            journal.advance(claim, RunState.CANCELLED, "Cancelled before it trained to the end.");
            return;
        }
        switch (plan.state()) {
            case QUEUED -> journal.advance(claim, RunState.PREFLIGHT, "Checking the planned model.");
            case PREFLIGHT -> check(claim, plan);
            case RUNNING -> training.train(claim);
            case REGISTERING -> registration.register(claim, plan);
            default -> throw new IllegalStateException("no work in state " + plan.state());
        }
    }

    private void check(Claim claim, RunPlan plan) {
        Preflight result = preflight.check(plan);
        if (result.allowsTraining()) {
            journal.keepPreflight(claim, result, RunState.RUNNING, "Training in pool " + plan.pool() + ".");
        } else {
            journal.keepPreflight(
                    claim,
                    result,
                    RunState.FAILED,
                    "Not trained, because " + plan.targetChip() + " could not serve the result. " + result.refusal());
        }
    }

    // what another service cannot do right now is tried again; what it refuses stays refused
    private WorkOutcome refused(Claim claim, Problem problem) {
        if (problem.type().retryable() || problem.type() == ProblemType.INTERNAL) {
            journal.say(claim, problem.detail() + " It is tried again.");
            throw problem;
        }
        journal.advance(claim, RunState.FAILED, problem.detail());
        return WorkOutcome.done();
    }

    private RunPlan plan(Claim claim) {
        return runs.plan(claim.team(), claim.subjectId());
    }
}
