package dev.landbridge.eval.trace;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.landbridge.contracts.inference.v1.Deployment;
import dev.landbridge.eval.capture.CapturedItem;
import dev.landbridge.eval.capture.Captures;
import dev.landbridge.eval.capture.Part;
import dev.landbridge.eval.inference.Attempts;
import dev.landbridge.eval.inference.ChatAnswer;
import dev.landbridge.eval.inference.Deployments;
import dev.landbridge.eval.inference.OpenAiDoor;
import dev.landbridge.eval.inference.ScoredSequence;
import dev.landbridge.eval.inference.Target;
import dev.landbridge.eval.registry.HeldoutRow;
import dev.landbridge.formats.digest.CanonicalJson;
import dev.landbridge.formats.digest.Sha256;
import dev.landbridge.kit.lease.Claim;
import dev.landbridge.proof.ProofJson;
import dev.landbridge.proof.golden.Decodes;
import dev.landbridge.proof.golden.Generation;
import dev.landbridge.proof.golden.GoldenCase;
import dev.landbridge.proof.golden.Scores;
import dev.landbridge.proof.golden.TaskOutcome;
import dev.landbridge.proof.golden.Transport;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;

/** Takes one side's part of a trace from a deployment; every answer is kept as it comes. */
@ApplicationScoped
public class SideCapture {
    private static final String TASK = "heldout-exact-match";
    private static final String FILTER = "after-think";

    private final Captures captures;
    private final OpenAiDoor door;
    private final Deployments deployments;

    SideCapture(Captures captures, OpenAiDoor door, Deployments deployments) {
        this.captures = captures;
        this.door = door;
        this.deployments = deployments;
    }

    /** Whom the capture is for. */
    public record Source(Claim claim, Deployment deployment, int topK) {
        Target target() {
            return Target.of(deployment);
        }

        Captures.Engine engine() {
            return new Captures.Engine(deployment.getId(), deployment.getReadyAt());
        }
    }

    /** Remembers which engine the capture starts with. */
    public void begin(Source source) {
        captures.firstSeen(source.claim(), source.engine());
    }

    /**
     * How the requests went so far.
     *
     * @param parts the beginning of their names; empty for the main capture
     * @param askedEach requests an item
     */
    public Transport transport(Source source, String parts, int askedEach) {
        Source now = new Source(
                source.claim(),
                deployments.get(source.claim().team(), source.deployment().getId()),
                source.topK());
        return captures.transport(source.claim(), parts, now.engine(), askedEach);
    }

    /** Continuations with their texts. */
    public record Continuations(Decodes decodes, List<Generation> texts) {}

    public List<ScoredSequence> tokenise(Source source, Part part, List<String> texts, IntConsumer done)
            throws IOException, InterruptedException {
        return sequences(captures.run(
                source.claim(),
                part,
                index -> item(index, door.tokenise(source.target(), texts.get(index), attempts(source, part))),
                done));
    }

    public Scores scores(Source source, Part part, List<List<Integer>> prompts, IntConsumer done)
            throws IOException, InterruptedException {
        List<CapturedItem> items = captures.run(
                source.claim(),
                part,
                index -> item(
                        index,
                        ask(
                                part,
                                () -> door.score(
                                        source.target(), prompts.get(index), source.topK(), attempts(source, part)))),
                done);
        return ScoreAssembly.scores(sequences(items), source.topK(), false);
    }

    public Continuations decodes(Source source, Part part, List<GoldenCase> cases, IntConsumer done)
            throws IOException, InterruptedException {
        List<ScoredSequence> answers = sequences(captures.run(
                source.claim(),
                part,
                index -> item(index, ask(part, () -> continued(source, part, cases.get(index)))),
                done));
        List<Generation> texts = answers.stream()
                .map(answer -> new Generation(answer.text(), answer.finishReason()))
                .toList();
        return new Continuations(ScoreAssembly.decodes(answers, source.topK()), texts);
    }

    public List<TaskOutcome> tasks(Source source, Part part, List<HeldoutRow> rows, IntConsumer done)
            throws IOException, InterruptedException {
        List<CapturedItem> items =
                captures.run(source.claim(), part, index -> task(index, source, part, rows.get(index)), done);
        List<TaskOutcome> outcomes = new ArrayList<>();
        for (CapturedItem item : items) {
            outcomes.add(ProofJson.read(item.payload(), TaskOutcome.class));
        }
        return outcomes;
    }

    private interface Asking {
        ScoredSequence answer() throws IOException, InterruptedException;
    }

    private static ScoredSequence ask(Part part, Asking asking) throws IOException, InterruptedException {
        if (part.repeated()) {
            asking.answer();
        }
        return asking.answer();
    }

    /** One greedy continuation, not kept; failed attempts count for the part. */
    public ScoredSequence continued(Source source, Part part, GoldenCase question)
            throws IOException, InterruptedException {
        return door.continueGreedily(
                source.target(),
                question.promptTokenIds(),
                question.maxTokens(),
                source.topK(),
                attempts(source, part));
    }

    private Attempts attempts(Source source, Part part) {
        return failure -> captures.failed(source.claim(), part.name(), failure.kind(), failure.getMessage());
    }

    private CapturedItem task(int index, Source source, Part part, HeldoutRow row)
            throws IOException, InterruptedException {
        ChatAnswer answer = door.chat(source.target(), row.question(), attempts(source, part));
        TaskOutcome outcome = new TaskOutcome(
                TASK,
                FILTER,
                row.id(),
                CanonicalJson.sha256(row),
                Sha256.hex(row.prompt()),
                Sha256.hex(row.answer()),
                answer.output(),
                row.isAnsweredBy(answer.output()),
                answer.finishReason(),
                answer.completionTokens());
        return new CapturedItem(
                index, outcome.correct(), ProofJson.tree(outcome).toString());
    }

    private static CapturedItem item(int index, ScoredSequence sequence) {
        return new CapturedItem(index, null, ProofJson.tree(sequence).toString());
    }

    private static List<ScoredSequence> sequences(List<CapturedItem> items) throws JsonProcessingException {
        List<ScoredSequence> sequences = new ArrayList<>();
        for (CapturedItem item : items) {
            sequences.add(ProofJson.read(item.payload(), ScoredSequence.class));
        }
        return sequences;
    }
}
