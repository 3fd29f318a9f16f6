package dev.landbridge.eval.canary;

import dev.landbridge.contracts.inference.v1.Deployment;
import dev.landbridge.eval.capture.CaptureConfig;
import dev.landbridge.eval.capture.Captures;
import dev.landbridge.eval.inference.FailedAttemptException;
import dev.landbridge.eval.inference.OpenAiDoor;
import dev.landbridge.eval.inference.ScoredSequence;
import dev.landbridge.eval.inference.Target;
import dev.landbridge.eval.trace.Traces;
import dev.landbridge.kit.lease.Claim;
import dev.landbridge.proof.ProofJson;
import dev.landbridge.proof.golden.Scores;
import dev.landbridge.proof.golden.Trace;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** Asks a deployment the canary prompts; its first answers are kept, the later ones are not. */
@ApplicationScoped
class CanaryPrompts {
    private final OpenAiDoor door;
    private final Captures captures;
    private final CaptureConfig config;

    CanaryPrompts(OpenAiDoor door, Captures captures, CaptureConfig config) {
        this.door = door;
        this.captures = captures;
        this.config = config;
    }

    /** @param first what the same engine said when it was asked for the first time @param failures attempts without an answer */
    record Answers(Scores now, Scores first, List<FailedAttemptException> failures) {}

    /** Evenly over the teacher-forced cases; the same ones each time. */
    static List<Integer> cases(Trace golden, int prompts) {
        int all = golden.tokens().cases();
        int some = Math.min(prompts, all);
        return IntStream.range(0, some)
                .map(i -> (int) ((long) i * all / some))
                .boxed()
                .toList();
    }

    /** @param fingerprintDigest the engine's; another one starts anew */
    Answers ask(Claim claim, Deployment deployment, Trace golden, List<Integer> cases, String fingerprintDigest)
            throws IOException, InterruptedException {
        Queue<FailedAttemptException> failures = new ConcurrentLinkedQueue<>();
        int topK = golden.manifest().topK();
        List<ScoredSequence> answers = answers(Target.of(deployment), golden, cases, failures);
        String part = "first." + fingerprintDigest;
        Optional<String> kept = captures.kept(claim, part);
        if (kept.isEmpty()) {
            captures.keep(claim, part, ProofJson.tree(answers).toString());
        }
        List<ScoredSequence> first =
                kept.isEmpty() ? answers : Arrays.asList(ProofJson.read(kept.get(), ScoredSequence[].class));
        return new Answers(Traces.scores(answers, topK), Traces.scores(first, topK), List.copyOf(failures));
    }

    private List<ScoredSequence> answers(
            Target target, Trace golden, List<Integer> cases, Queue<FailedAttemptException> failures)
            throws IOException, InterruptedException {
        ExecutorService pool = Executors.newFixedThreadPool(config.concurrency(), task -> {
            Thread thread = new Thread(task, "canary");
            thread.setDaemon(true);
            return thread;
        });
        try {
            List<Future<ScoredSequence>> asked = new ArrayList<>();
            for (int index : cases) {
                List<Integer> ids =
                        IntStream.of(golden.tokens().ids(index)).boxed().toList();
                asked.add(pool.submit(
                        () -> door.score(target, ids, golden.manifest().topK(), failures::add)));
            }
            List<ScoredSequence> answers = new ArrayList<>();
            for (Future<ScoredSequence> one : asked) {
                answers.add(one.get());
            }
            return answers;
        } catch (ExecutionException e) {
            throw new IOException(e.getCause().getMessage(), e.getCause());
        } finally {
            pool.shutdownNow();
        }
    }
}
