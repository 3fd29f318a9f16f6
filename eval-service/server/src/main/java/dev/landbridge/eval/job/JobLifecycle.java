package dev.landbridge.eval.job;

import dev.landbridge.kit.lease.Claim;
import dev.landbridge.kit.lease.LeaseLostException;
import dev.landbridge.kit.lease.WorkOutcome;
import dev.landbridge.kit.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** Runs one claim: skips what has ended, waits for what is not ready, gives up with the reason. */
@ApplicationScoped
public class JobLifecycle {
    private static final Duration PATIENCE = Duration.ofMinutes(30);
    private static final Duration WAIT = Duration.ofSeconds(1);

    private final JobStore jobs;
    private final Clock clock;

    JobLifecycle(JobStore jobs, Clock clock) {
        this.jobs = jobs;
        this.clock = clock;
    }

    /** Present: what it waits for. */
    @FunctionalInterface
    public interface Work {
        Optional<String> run() throws Exception;
    }

    public WorkOutcome run(Class<? extends JobEntity> type, Claim claim, Work work) throws Exception {
        try {
            return attempt(type, claim, work);
        } catch (JobCancelledException e) {
            return WorkOutcome.done();
        }
    }

    private WorkOutcome attempt(Class<? extends JobEntity> type, Claim claim, Work work) throws Exception {
        JobEntity entity = jobs.update(type, claim, row -> row.report(row.progress, row.message));
        if (entity.state.isTerminal()) {
            return WorkOutcome.done();
        }
        try {
            Optional<String> waiting = work.run();
            if (waiting.isEmpty()) {
                return WorkOutcome.done();
            }
            jobs.update(type, claim, row -> row.report(row.progress, waiting.get()));
            return WorkOutcome.again(WAIT);
        } catch (InterruptedException | LeaseLostException | JobCancelledException e) {
            throw e;
        } catch (JobFailure e) {
            return fail(type, claim, e.getMessage());
        } catch (Exception e) {
            if (entity.createdAt.plus(PATIENCE).isAfter(clock.instant())) {
                throw e;
            }
            return fail(
                    type,
                    claim,
                    e instanceof Problem
                            ? e.getMessage()
                            : "Gave up after " + PATIENCE.toMinutes() + " minutes; see the log.");
        }
    }

    private WorkOutcome fail(Class<? extends JobEntity> type, Claim claim, String reason) {
        jobs.update(type, claim, row -> row.end(JobState.FAILED, reason, clock.instant()));
        return WorkOutcome.dead(reason);
    }
}
