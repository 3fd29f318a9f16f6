package dev.landbridge.eval.goldentrace;

import dev.landbridge.contracts.inference.v1.Deployment;
import dev.landbridge.eval.capture.CaptureConfig;
import dev.landbridge.eval.capture.Part;
import dev.landbridge.eval.inference.Deployments;
import dev.landbridge.eval.inference.ScoredSequence;
import dev.landbridge.eval.inference.Target;
import dev.landbridge.eval.job.JobLifecycle;
import dev.landbridge.eval.job.JobState;
import dev.landbridge.eval.job.JobStore;
import dev.landbridge.eval.trace.Corpus;
import dev.landbridge.eval.trace.PromptItem;
import dev.landbridge.eval.trace.SideCapture;
import dev.landbridge.eval.trace.Steps;
import dev.landbridge.eval.trace.TraceConfig;
import dev.landbridge.eval.trace.Traces;
import dev.landbridge.formats.digest.Sha256;
import dev.landbridge.kit.lease.Claim;
import dev.landbridge.kit.lease.WorkHandler;
import dev.landbridge.kit.lease.WorkOutcome;
import dev.landbridge.proof.golden.GoldenCase;
import dev.landbridge.proof.golden.Scores;
import dev.landbridge.proof.golden.TaskOutcome;
import dev.landbridge.proof.golden.Trace;
import dev.landbridge.proof.golden.TraceFiles;
import dev.landbridge.proof.golden.TraceManifest;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Captures the reference twice under different serving conditions, so that its own noise is known. */
@ApplicationScoped
class GoldenTraceWork implements WorkHandler {
    static final String KIND = "golden-trace";
    private static final long SHUFFLE_SEED = 20261123L;

    private final JobLifecycle lifecycle;
    private final JobStore jobs;
    private final Deployments deployments;
    private final GoldenCorpora corpora;
    private final SideCapture side;
    private final LongPrompts longPrompts;
    private final TraceConfig config;
    private final CaptureConfig captureConfig;
    private final Clock clock;

    GoldenTraceWork(
            JobLifecycle lifecycle,
            JobStore jobs,
            Deployments deployments,
            GoldenCorpora corpora,
            SideCapture side,
            LongPrompts longPrompts,
            TraceConfig config,
            CaptureConfig captureConfig,
            Clock clock) {
        this.lifecycle = lifecycle;
        this.jobs = jobs;
        this.deployments = deployments;
        this.corpora = corpora;
        this.side = side;
        this.longPrompts = longPrompts;
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
        return lifecycle.run(GoldenTraceEntity.class, claim, () -> capture(claim));
    }

    private Optional<String> capture(Claim claim) throws IOException, InterruptedException {
        GoldenTraceEntity plan = jobs.update(GoldenTraceEntity.class, claim, row -> {});
        Optional<Deployment> deployment = deployments.ready(plan.team, plan.deploymentId);
        if (deployment.isEmpty()) {
            return Optional.of("waiting for the reference deployment");
        }
        Corpus corpus = corpora.of(
                plan.modelVersionId,
                CorpusRequest.parse(plan.corpus),
                plan.mostPrompts == null ? config.prompts() : plan.mostPrompts,
                Target.of(deployment.get()));
        SideCapture.Source source = new SideCapture.Source(claim, deployment.get(), plan.topK);
        Trace trace = trace(source, corpus);
        Path directory = config.golden(plan.id);
        String digest = TraceFiles.write(directory, trace);
        Trace written = TraceFiles.read(directory);
        jobs.update(GoldenTraceEntity.class, claim, row -> {
            row.describe(written, digest);
            row.end(JobState.SUCCEEDED, row.prompts + " prompts, " + row.positions + " positions", clock.instant());
        });
        return Optional.empty();
    }

    private Trace trace(SideCapture.Source source, Corpus corpus) throws IOException, InterruptedException {
        int prompts = corpus.scored().size();
        int decodes = corpus.decoded().size();
        int wide = captureConfig.concurrency();
        side.begin(source);
        Steps steps = new Steps(
                3 * prompts + 3 * decodes + 2 * corpus.tasks().size(),
                share -> jobs.update(
                        GoldenTraceEntity.class, source.claim(), row -> row.report(share, "capturing the reference")));
        List<String> texts = Stream.concat(
                        corpus.scored().stream().map(PromptItem::text),
                        corpus.decoded().stream().map(PromptItem::text))
                .toList();
        List<ScoredSequence> tokenised = side.tokenise(
                source, Part.inOrder("tokenise", texts.size(), wide), texts, steps.part(prompts + decodes));
        List<List<Integer>> ids =
                tokenised.subList(0, prompts).stream().map(ScoredSequence::ids).toList();
        Scores first = side.scores(source, Part.inOrder("score.r0", prompts, 1), ids, steps.part(prompts));
        Scores second =
                side.scores(source, Part.shuffled("score.r1", prompts, wide, SHUFFLE_SEED), ids, steps.part(prompts));
        List<GoldenCase> questions = questions(corpus, tokenised.subList(prompts, texts.size()), ids);
        SideCapture.Continuations left =
                side.decodes(source, Part.inOrder("decode.r0", decodes, 1), questions, steps.part(decodes));
        SideCapture.Continuations right = side.decodes(
                source, Part.shuffled("decode.r1", decodes, wide, SHUFFLE_SEED), questions, steps.part(decodes));
        List<TaskOutcome> tasks = side.tasks(
                source,
                Part.inOrder("tasks", corpus.tasks().size(), wide),
                corpus.tasks(),
                steps.part(corpus.tasks().size()));
        List<TaskOutcome> again = side.tasks(
                source,
                Part.shuffled("tasks.r1", corpus.tasks().size(), wide, SHUFFLE_SEED),
                corpus.tasks(),
                steps.part(corpus.tasks().size()));
        LongPrompts.Captured longer = longPrompts.capture(source, texts.subList(0, prompts), ids, wide);
        List<GoldenCase> cases = new ArrayList<>(cases(corpus, questions, left, right));
        cases.addAll(longer.cases());
        Trace trace = new Trace(
                manifest(source, corpus, wide).with(side.transport(source, "", 1), null),
                cases,
                Traces.tokens(ids),
                List.of(first, second),
                List.of(left.decodes(), right.decodes()),
                TaskOutcome.repeated(tasks, again));
        return trace.with(longer.tables()).with(Traces.vocabulary(tokenised), Traces.questions(corpus.tasks()));
    }

    private TraceManifest manifest(SideCapture.Source source, Corpus corpus, int wide) {
        return new TraceManifest(
                TraceManifest.GOLDEN,
                Deployments.identity(source.deployment()),
                source.topK(),
                "raw",
                List.of(
                        Map.of("replicate", "r0", "concurrency", "1", "order", "as listed"),
                        Map.of("replicate", "r1", "concurrency", "" + wide, "order", "shuffled " + SHUFFLE_SEED)),
                List.of(corpus.origin()),
                "none",
                clock.instant().truncatedTo(ChronoUnit.SECONDS).toString(),
                List.of());
    }

    /** The budget is what the longest sample needs: a sound model stops in time, a runaway does not fill the window. */
    private static List<GoldenCase> questions(
            Corpus corpus, List<ScoredSequence> prompts, List<List<Integer>> samples) {
        int longest = samples.stream().mapToInt(List::size).max().orElse(0);
        List<GoldenCase> cases = new ArrayList<>();
        for (int i = 0; i < corpus.decoded().size(); i++) {
            PromptItem row = corpus.decoded().get(i);
            List<Integer> ids = prompts.get(i).ids();
            cases.add(new GoldenCase(
                    "generate-" + row.id(),
                    GoldenCase.GENERATE,
                    row.tags(),
                    row.text(),
                    Sha256.hex(row.text()),
                    ids,
                    Math.max(1, longest - ids.size()),
                    List.of()));
        }
        return cases;
    }

    private static List<GoldenCase> cases(
            Corpus corpus,
            List<GoldenCase> questions,
            SideCapture.Continuations left,
            SideCapture.Continuations right) {
        List<GoldenCase> cases = new ArrayList<>();
        for (PromptItem row : corpus.scored()) {
            cases.add(new GoldenCase(
                    "score-" + row.id(),
                    GoldenCase.SCORE,
                    row.tags(),
                    row.text(),
                    Sha256.hex(row.text()),
                    List.of(),
                    0,
                    List.of()));
        }
        for (int i = 0; i < questions.size(); i++) {
            cases.add(questions
                    .get(i)
                    .withOutputs(List.of(left.texts().get(i), right.texts().get(i))));
        }
        return cases;
    }
}
