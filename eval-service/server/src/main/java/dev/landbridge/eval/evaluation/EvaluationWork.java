package dev.landbridge.eval.evaluation;

import dev.landbridge.eval.capture.CaptureConfig;
import dev.landbridge.eval.capture.CapturedItem;
import dev.landbridge.eval.capture.Captures;
import dev.landbridge.eval.capture.Part;
import dev.landbridge.eval.endpoint.Endpoints;
import dev.landbridge.eval.inference.Attempts;
import dev.landbridge.eval.inference.Deployments;
import dev.landbridge.eval.inference.OpenAiDoor;
import dev.landbridge.eval.inference.Target;
import dev.landbridge.eval.job.JobFailure;
import dev.landbridge.eval.job.JobLifecycle;
import dev.landbridge.eval.job.JobState;
import dev.landbridge.eval.job.JobStore;
import dev.landbridge.eval.registry.Heldout;
import dev.landbridge.eval.registry.HeldoutRow;
import dev.landbridge.eval.registry.HeldoutSplits;
import dev.landbridge.eval.registry.ModelRegistry;
import dev.landbridge.eval.suite.Suite;
import dev.landbridge.kit.lease.Claim;
import dev.landbridge.kit.lease.WorkHandler;
import dev.landbridge.kit.lease.WorkOutcome;
import dev.landbridge.kit.problem.Problem;
import dev.landbridge.proof.ProofJson;
import dev.landbridge.proof.statistics.Samples;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Asks the questions of a suite and counts the right answers. */
@ApplicationScoped
class EvaluationWork implements WorkHandler {
    static final String KIND = "evaluation";
    static final String SAMPLES = "samples";

    private final JobLifecycle lifecycle;
    private final JobStore jobs;
    private final Deployments deployments;
    private final Endpoints endpoints;
    private final ModelRegistry registry;
    private final HeldoutSplits heldout;
    private final Captures captures;
    private final OpenAiDoor door;
    private final TaskWork tasks;
    private final PythonWork python;
    private final CaptureConfig config;
    private final Clock clock;

    EvaluationWork(
            JobLifecycle lifecycle,
            JobStore jobs,
            Deployments deployments,
            Endpoints endpoints,
            ModelRegistry registry,
            HeldoutSplits heldout,
            Captures captures,
            OpenAiDoor door,
            TaskWork tasks,
            PythonWork python,
            CaptureConfig config,
            Clock clock) {
        this.lifecycle = lifecycle;
        this.jobs = jobs;
        this.deployments = deployments;
        this.endpoints = endpoints;
        this.registry = registry;
        this.heldout = heldout;
        this.captures = captures;
        this.door = door;
        this.tasks = tasks;
        this.python = python;
        this.config = config;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public WorkOutcome handle(Claim claim) throws Exception {
        return lifecycle.run(EvaluationEntity.class, claim, () -> evaluate(claim));
    }

    private Optional<String> evaluate(Claim claim) throws IOException, InterruptedException {
        EvaluationEntity plan = jobs.update(EvaluationEntity.class, claim, row -> {});
        Optional<Target> target = target(plan);
        if (target.isEmpty()) {
            return Optional.of("waiting for the deployment");
        }
        if (!plan.suite.equals(Suite.HELDOUT)) {
            if (EvaluationOptions.read(plan.options).inPython()) {
                python.run(claim, plan, target.get());
            } else {
                tasks.run(claim, plan, target.get());
            }
            return Optional.empty();
        }
        Heldout split = heldout.of(plan.team, registry.version(plan.team, plan.modelVersionId));
        List<HeldoutRow> rows = plan.itemLimit == 0
                ? split.rows()
                : split.rows().subList(0, Math.min(plan.itemLimit, split.rows().size()));
        if (rows.isEmpty()) {
            throw new JobFailure("The held-out split has no questions.");
        }
        List<CapturedItem> answers = captures.run(
                claim,
                Part.inOrder(SAMPLES, rows.size(), config.concurrency()),
                index -> ask(claim, target.get(), rows.get(index), index),
                done -> jobs.update(EvaluationEntity.class, claim, row -> {
                    row.n = done;
                    row.report((double) done / rows.size(), done + " of " + rows.size() + " questions");
                }));
        finish(claim, split, answers);
        return Optional.empty();
    }

    /** Empty while the deployment comes up. */
    private Optional<Target> target(EvaluationEntity plan) {
        if (plan.endpointId == null) {
            return deployments.ready(plan.team, plan.deploymentId).map(Target::of);
        }
        try {
            boolean chat =
                    plan.options == null || EvaluationOptions.read(plan.options).chat();
            return Optional.of(
                    chat
                            ? endpoints.chat(plan.team, plan.endpointId)
                            : endpoints.completions(plan.team, plan.endpointId));
        } catch (Problem e) {
            throw new JobFailure(e.detail());
        }
    }

    private CapturedItem ask(Claim claim, Target target, HeldoutRow row, int index)
            throws IOException, InterruptedException {
        Attempts attempts = failure -> captures.failed(claim, SAMPLES, failure.kind(), failure.getMessage());
        Sample sample = Sample.of(index, row, door.chat(target, row.question(), attempts));
        return new CapturedItem(index, sample.correct(), ProofJson.tree(sample).toString());
    }

    private void finish(Claim claim, Heldout split, List<CapturedItem> answers) {
        double[] scores =
                answers.stream().mapToDouble(item -> item.correct() ? 1 : 0).toArray();
        jobs.update(EvaluationEntity.class, claim, row -> {
            row.n = scores.length;
            row.correct = (int) answers.stream().filter(CapturedItem::correct).count();
            row.exactMatch = Samples.mean(scores);
            row.standardError = Samples.standardError(scores);
            row.retries = (int) captures.retries(claim, SAMPLES);
            row.datasetName = split.dataset();
            row.datasetVersion = split.version();
            row.datasetDigest = split.digest();
            row.end(JobState.SUCCEEDED, row.correct + " of " + row.n + " answers are right", clock.instant());
        });
    }
}
