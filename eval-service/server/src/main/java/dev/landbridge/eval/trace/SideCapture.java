package dev.landbridge.eval.trace;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.landbridge.contracts.inference.v1.Deployment;
import dev.landbridge.eval.capture.CapturedItem;
import dev.landbridge.eval.capture.Captures;
import dev.landbridge.eval.capture.Part;
import dev.landbridge.eval.inference.ChatAnswer;
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

    SideCapture(Captures captures, OpenAiDoor door) {
        this.captures = captures;
        this.door = door;
    }

    /** Whom the capture is for. */
    public record Source(Claim claim, Deployment deployment, int topK) {
        Target target() {
            return Target.of(deployment);
        }
    }

    /** Continuations with their texts. */
    public record Continuations(Decodes decodes, List<Generation> texts) {}

    public List<ScoredSequence> tokenise(Source source, Part part, List<String> texts, IntConsumer done)
            throws IOException, InterruptedException {
        return sequences(captures.run(
                source.claim(), part, index -> item(index, door.tokenise(source.target(), texts.get(index))), done));
    }

    public Scores scores(Source source, Part part, List<List<Integer>> prompts, IntConsumer done)
            throws IOException, InterruptedException {
        List<CapturedItem> items = captures.run(
                source.claim(),
                part,
                index -> item(index, door.score(source.target(), prompts.get(index), source.topK())),
                done);
        return ScoreAssembly.scores(sequences(items), source.topK(), false);
    }

    public Continuations decodes(Source source, Part part, List<GoldenCase> cases, IntConsumer done)
            throws IOException, InterruptedException {
        List<ScoredSequence> answers = sequences(captures.run(
                source.claim(),
                part,
                index -> item(
                        index,
                        door.continueGreedily(
                                source.target(),
                                cases.get(index).promptTokenIds(),
                                cases.get(index).maxTokens(),
                                source.topK())),
                done));
        List<Generation> texts = answers.stream()
                .map(answer -> new Generation(answer.text(), answer.finishReason()))
                .toList();
        return new Continuations(ScoreAssembly.decodes(answers, source.topK()), texts);
    }

    public List<TaskOutcome> tasks(Source source, Part part, List<HeldoutRow> rows, IntConsumer done)
            throws IOException, InterruptedException {
        List<CapturedItem> items =
                captures.run(source.claim(), part, index -> task(index, source.target(), rows.get(index)), done);
        List<TaskOutcome> outcomes = new ArrayList<>();
        for (CapturedItem item : items) {
            outcomes.add(ProofJson.read(item.payload(), TaskOutcome.class));
        }
        return outcomes;
    }

    private CapturedItem task(int index, Target target, HeldoutRow row) throws IOException, InterruptedException {
        ChatAnswer answer = door.chat(target, row.question());
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
