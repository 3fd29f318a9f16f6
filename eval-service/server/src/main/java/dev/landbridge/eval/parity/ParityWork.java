package dev.landbridge.eval.parity;

import dev.landbridge.contracts.inference.v1.Deployment;
import dev.landbridge.eval.capture.CaptureConfig;
import dev.landbridge.eval.capture.Part;
import dev.landbridge.eval.goldentrace.GoldenTrace;
import dev.landbridge.eval.goldentrace.GoldenTraces;
import dev.landbridge.eval.inference.Deployments;
import dev.landbridge.eval.job.JobFailure;
import dev.landbridge.eval.job.JobLifecycle;
import dev.landbridge.eval.job.JobState;
import dev.landbridge.eval.job.JobStore;
import dev.landbridge.eval.matrix.MatrixCapture;
import dev.landbridge.eval.registry.HeldoutRow;
import dev.landbridge.eval.registry.HeldoutSplits;
import dev.landbridge.eval.registry.ModelRegistry;
import dev.landbridge.eval.trace.SideCapture;
import dev.landbridge.eval.trace.Steps;
import dev.landbridge.eval.trace.TraceConfig;
import dev.landbridge.eval.trace.Traces;
import dev.landbridge.formats.digest.CanonicalJson;
import dev.landbridge.kit.lease.Claim;
import dev.landbridge.kit.lease.WorkHandler;
import dev.landbridge.kit.lease.WorkOutcome;
import dev.landbridge.proof.ProofJson;
import dev.landbridge.proof.golden.GoldenCase;
import dev.landbridge.proof.golden.Scores;
import dev.landbridge.proof.golden.TaskOutcome;
import dev.landbridge.proof.golden.Trace;
import dev.landbridge.proof.golden.TraceFiles;
import dev.landbridge.proof.golden.TraceManifest;
import dev.landbridge.proof.parity.ParityJudge;
import dev.landbridge.proof.parity.ParityPolicy;
import dev.landbridge.proof.parity.ParityResult;
import dev.landbridge.proof.parity.SequentialTasks;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Takes the candidate's answers to a golden trace and judges them. */
@ApplicationScoped
class ParityWork implements WorkHandler {
    static final String KIND = "parity-run";

    private final JobLifecycle lifecycle;
    private final JobStore jobs;
    private final GoldenTraces traces;
    private final Deployments deployments;
    private final ModelRegistry registry;
    private final HeldoutSplits heldout;
    private final SideCapture side;
    private final MatrixCapture matrix;
    private final Replicate replicate;
    private final TaskCapture taskCapture;
    private final ParityPolicy policy;
    private final TraceConfig config;
    private final CaptureConfig captureConfig;
    private final Clock clock;

    ParityWork(
            JobLifecycle lifecycle,
            JobStore jobs,
            GoldenTraces traces,
            Deployments deployments,
            ModelRegistry registry,
            HeldoutSplits heldout,
            SideCapture side,
            MatrixCapture matrix,
            Replicate replicate,
            TaskCapture taskCapture,
            ParityPolicy policy,
            TraceConfig config,
            CaptureConfig captureConfig,
            Clock clock) {
        this.lifecycle = lifecycle;
        this.jobs = jobs;
        this.traces = traces;
        this.deployments = deployments;
        this.registry = registry;
        this.heldout = heldout;
        this.side = side;
        this.matrix = matrix;
        this.replicate = replicate;
        this.taskCapture = taskCapture;
        this.policy = policy;
        this.config = config;
        this.captureConfig = captureConfig;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public WorkOutcome handle(Claim claim) throws Exception {
        return lifecycle.run(ParityRunEntity.class, claim, () -> judge(claim));
    }

    private Optional<String> judge(Claim claim) throws IOException, InterruptedException {
        ParityRunEntity plan = jobs.update(ParityRunEntity.class, claim, row -> {});
        GoldenTrace golden = traces.get(plan.team, plan.goldenTraceId);
        if (golden.state() == JobState.FAILED || golden.state() == JobState.CANCELLED) {
            throw new JobFailure("The golden trace was not captured: " + golden.message());
        }
        Optional<Deployment> deployment = deployments.ready(plan.team, plan.deploymentId);
        if (golden.state() != JobState.SUCCEEDED || deployment.isEmpty()) {
            return Optional.of("waiting for the golden trace and the deployment");
        }
        Trace reference = traces.trace(plan.team, plan.goldenTraceId);
        SideCapture.Source source = new SideCapture.Source(
                claim, deployment.get(), reference.manifest().topK());
        side.begin(source);
        Trace target = matrix.extend(
                source,
                reference,
                capture(plan, source, reference),
                doing -> jobs.update(ParityRunEntity.class, claim, row -> row.report(row.progress, doing)));
        String targetDigest = TraceFiles.write(config.target(plan.id), target);
        ParityResult result =
                new ParityJudge(policy, plan.profile).judge(reference, TraceFiles.read(config.target(plan.id)));
        jobs.update(
                ParityRunEntity.class,
                claim,
                row -> store(row, result, reference, target, golden.digest(), targetDigest));
        return Optional.empty();
    }

    private Trace capture(ParityRunEntity plan, SideCapture.Source source, Trace reference)
            throws IOException, InterruptedException {
        List<List<Integer>> prompts = IntStream.range(0, reference.tokens().cases())
                .mapToObj(i -> IntStream.of(reference.tokens().ids(i)).boxed().toList())
                .toList();
        List<GoldenCase> questions = reference.generateCases();
        List<HeldoutRow> rows = taskRows(plan, reference);
        Steps steps = new Steps(
                prompts.size() + questions.size() + rows.size(),
                share -> jobs.update(
                        ParityRunEntity.class, source.claim(), row -> row.report(share, "asking the candidate")));
        int wide = captureConfig.concurrency();
        Scores scores = side.scores(
                source, Part.inOrder("score.t0", prompts.size(), wide), prompts, steps.part(prompts.size()));
        SideCapture.Continuations decodes = side.decodes(
                source, Part.inOrder("decode.t0", questions.size(), wide), questions, steps.part(questions.size()));
        IntConsumer asked = steps.part(rows.size());
        List<TaskOutcome> tasks = plan.earlyStop
                ? taskCapture.untilDecided(source, taskCapture.rule(plan.profile, plan.chip, reference), rows, asked)
                : taskCapture.all(source, rows, asked);
        Optional<Replicate.Answers> again =
                replicate.capture(source, prompts, reference.manifest().topK());
        List<Map<String, String>> serving = Stream.concat(
                        Stream.of(serving(plan, wide)), again.isPresent() ? Stream.of(Replicate.SERVING) : Stream.of())
                .toList();
        return new Trace(
                manifest(source, reference, serving),
                cases(reference, decodes),
                reference.tokens(),
                Stream.concat(Stream.of(scores), again.map(Replicate.Answers::scores).stream())
                        .toList(),
                Stream.concat(Stream.of(decodes.decodes()), again.map(Replicate.Answers::decodes).stream())
                        .toList(),
                tasks);
    }

    private List<HeldoutRow> taskRows(ParityRunEntity plan, Trace reference) {
        if (reference.tasks().isEmpty() || !reference.questions().isEmpty()) {
            return Traces.rows(reference.questions());
        }
        Map<String, HeldoutRow> byId =
                heldout.of(plan.team, registry.version(plan.team, plan.modelVersionId)).rows().stream()
                        .collect(Collectors.toMap(HeldoutRow::id, Function.identity(), (first, second) -> first));
        List<HeldoutRow> rows = new ArrayList<>();
        for (TaskOutcome outcome : reference.tasks()) {
            HeldoutRow row = byId.get(outcome.docId());
            if (row == null) {
                throw new JobFailure("The held-out split has no question " + outcome.docId() + " any more.");
            }
            rows.add(row);
        }
        return rows;
    }

    private static Map<String, String> serving(ParityRunEntity plan, int wide) {
        Map<String, String> serving = new LinkedHashMap<>();
        serving.put("replicate", "t0");
        serving.put("concurrency", "" + wide);
        serving.put("order", "as listed");
        if (plan.earlyStop) {
            serving.put(SequentialTasks.MARK, SequentialTasks.RULE);
        }
        return serving;
    }

    private TraceManifest manifest(SideCapture.Source source, Trace reference, List<Map<String, String>> serving) {
        return new TraceManifest(
                TraceManifest.TARGET,
                Deployments.identity(source.deployment()),
                source.topK(),
                "raw",
                serving,
                reference.manifest().corpora(),
                "none",
                clock.instant().truncatedTo(ChronoUnit.SECONDS).toString(),
                List.of());
    }

    private static List<GoldenCase> cases(Trace reference, SideCapture.Continuations decodes) {
        List<GoldenCase> cases = new ArrayList<>(reference.scoreCases());
        List<GoldenCase> questions = reference.generateCases();
        for (int i = 0; i < questions.size(); i++) {
            cases.add(questions.get(i).withOutputs(List.of(decodes.texts().get(i))));
        }
        return cases;
    }

    private void store(
            ParityRunEntity row,
            ParityResult result,
            Trace reference,
            Trace target,
            String goldenDigest,
            String targetDigest) {
        String json = CanonicalJson.write(ProofJson.tree(result));
        row.result = json;
        row.verdict = result.verdict().name();
        row.sentence = result.sentence();
        if (result.statistics() != null) {
            row.meanKl = result.statistics().meanKl();
            row.top1Agreement = result.statistics().top1Agreement();
            row.deltaNll = result.statistics().deltaNll();
        }
        row.digest = CanonicalJson.sha256(Map.of("golden", goldenDigest, "target", targetDigest, "result", json));
        row.environment = ProofJson.tree(Map.of(
                        "reference", reference.manifest().identity(),
                        "target", target.manifest().identity()))
                .toString();
        row.end(JobState.SUCCEEDED, result.verdict().name(), clock.instant());
    }
}
