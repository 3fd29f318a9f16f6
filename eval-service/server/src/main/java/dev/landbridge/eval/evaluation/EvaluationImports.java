package dev.landbridge.eval.evaluation;

import dev.landbridge.contracts.registry.v1.ModelVersion;
import dev.landbridge.eval.capture.CaptureStore;
import dev.landbridge.eval.job.JobState;
import dev.landbridge.eval.job.JobStore;
import dev.landbridge.eval.registry.ModelRegistry;
import dev.landbridge.eval.suite.Suite;
import dev.landbridge.kit.audit.Actor;
import dev.landbridge.kit.audit.AuditLog;
import dev.landbridge.kit.audit.Subject;
import dev.landbridge.kit.id.Ids;
import dev.landbridge.kit.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Map;

/** Takes what lm-evaluation-harness measured elsewhere; it is shown and compared, and is no evidence for a release. */
@ApplicationScoped
class EvaluationImports {
    private final JobStore jobs;
    private final CaptureStore captures;
    private final ModelRegistry registry;
    private final AuditLog audit;
    private final Clock clock;

    EvaluationImports(JobStore jobs, CaptureStore captures, ModelRegistry registry, AuditLog audit, Clock clock) {
        this.jobs = jobs;
        this.captures = captures;
        this.registry = registry;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    Evaluation add(String team, Actor actor, EvaluationImport files) {
        if (files.suite().equals(Suite.HELDOUT)) {
            throw Problem.invalid("suite", "is the name of a suite that comes with the service");
        }
        HarnessFiles read = HarnessFiles.of(files.results(), files.samples());
        ModelVersion version = registry.version(team, files.model(), files.version());
        EvaluationEntity entity = new EvaluationEntity();
        entity.id = Ids.next("eval");
        entity.team = team;
        entity.model = files.model();
        entity.modelVersion = files.version();
        entity.modelVersionId = version.getId();
        entity.suite = files.suite();
        entity.createdAt = clock.instant();
        entity.createdBy = actor.name();
        read.parts((part, items) -> captures.add(entity.id, part, items));
        read.describe(entity);
        entity.end(JobState.SUCCEEDED, "imported", clock.instant());
        jobs.addEnded(entity);
        audit.record(
                team, actor, "evaluation.import", new Subject("evaluation", entity.id), Map.of("suite", entity.suite));
        return Evaluation.of(entity);
    }
}
