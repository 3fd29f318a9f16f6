package dev.landbridge.eval.job;

import dev.landbridge.kit.audit.Actor;
import dev.landbridge.kit.audit.AuditLog;
import dev.landbridge.kit.audit.Subject;
import dev.landbridge.kit.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Map;

/** Ends work that has not ended yet. Whoever does it finds out at its next write and stops. */
@ApplicationScoped
public class Cancellations {
    private final JobStore jobs;
    private final AuditLog audit;
    private final Clock clock;

    Cancellations(JobStore jobs, AuditLog audit, Clock clock) {
        this.jobs = jobs;
        this.audit = audit;
        this.clock = clock;
    }

    /** In the caller's transaction, before it looks at the row. Cancelling twice is the same as once. */
    public <T extends JobEntity> T cancel(Class<T> type, Subject subject, String team, Actor actor) {
        T entity = jobs.lock(type, team, subject.id())
                .orElseThrow(() -> Problem.notFound(subject.kind().replace('-', ' '), subject.id()));
        if (entity.state == JobState.CANCELLED) {
            return entity;
        }
        if (entity.state.isTerminal()) {
            throw Problem.conflict("The " + subject.kind().replace('-', ' ') + " has ended already.");
        }
        entity.end(JobState.CANCELLED, "cancelled by " + actor.name(), clock.instant());
        audit.record(team, actor, subject.kind() + ".cancel", subject, Map.of());
        return entity;
    }
}
