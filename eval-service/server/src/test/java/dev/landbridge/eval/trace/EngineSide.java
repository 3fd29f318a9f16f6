package dev.landbridge.eval.trace;

import dev.landbridge.eval.inference.Attempts;
import dev.landbridge.eval.inference.OpenAiDoor;
import dev.landbridge.eval.inference.OpenDoor;
import dev.landbridge.eval.inference.ScoredSequence;
import dev.landbridge.eval.inference.Target;
import dev.landbridge.formats.digest.Sha256;
import dev.landbridge.formats.huggingface.TokenizerFile;
import dev.landbridge.inference.worker.EngineOptions;
import dev.landbridge.inference.worker.RunningEngine;
import dev.landbridge.proof.golden.Decodes;
import dev.landbridge.proof.golden.Generation;
import dev.landbridge.proof.golden.GoldenCase;
import dev.landbridge.proof.golden.Scores;
import dev.landbridge.proof.golden.SideIdentity;
import dev.landbridge.proof.golden.TaskOutcome;
import dev.landbridge.proof.golden.Trace;
import dev.landbridge.proof.golden.TraceManifest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** One side of a comparison, taken from the real engine over HTTP with the door that parity runs use. */
final class EngineSide implements AutoCloseable {
    static final int QUESTIONS = 300;

    private static final int POSITIONS = 257;
    private static final int DECODED = 96;
    private static final int BEGINNING = 140;
    private static final int CONTINUED = 48;
    private static final int ANSWER = 12;
    private static final int TOP_K = 20;

    private final String numerics;
    private final String faults;
    private final RunningEngine engine;
    private final Target target;
    private final OpenAiDoor door = OpenDoor.create();
    private final ExecutorService clients = Executors.newFixedThreadPool(8);
    private final int scored;
    private final TokenizerFile tokenizer;
    private final List<OwnText> texts;

    private EngineSide(OwnText.Corpus corpus, String numerics, List<String> faults)
            throws IOException, InterruptedException {
        this.scored = corpus.scored();
        this.texts = corpus.texts();
        this.tokenizer = TokenizerFile.read(corpus.model().resolve("tokenizer.json"));
        this.numerics = numerics;
        this.faults = String.join(",", faults);
        List<String> options = new ArrayList<>(List.of(
                "--model", corpus.model().toString(), "--numerics", numerics, "--slots", "16", "--served-name", "m"));
        if (!faults.isEmpty()) {
            options.add("--allow-fault-injection");
        }
        faults.forEach(fault -> options.addAll(List.of("--fault", fault)));
        this.engine = RunningEngine.start(EngineOptions.parse(options.toArray(String[]::new)), () -> {});
        this.target =
                new Target.Foreign("e", "team", "http://127.0.0.1:" + engine.port() + "/v1", "m", Optional.empty());
    }

    static EngineSide start(OwnText.Corpus corpus, String numerics, String... faults)
            throws IOException, InterruptedException {
        return new EngineSide(corpus, numerics, List.of(faults));
    }

    Trace golden() throws InterruptedException, ExecutionException {
        return trace(TraceManifest.GOLDEN, 2);
    }

    Trace candidate() throws InterruptedException, ExecutionException {
        return trace(TraceManifest.TARGET, 1);
    }

    private Trace trace(String schema, int replicates) throws InterruptedException, ExecutionException {
        List<List<Integer>> prompts = IntStream.range(0, scored)
                .mapToObj(i -> OwnText.ids(tokenizer, texts.get(i).text(), POSITIONS))
                .toList();
        List<List<Integer>> beginnings = IntStream.range(scored, scored + DECODED)
                .mapToObj(i -> OwnText.ids(tokenizer, texts.get(i).text(), BEGINNING))
                .toList();
        List<Scores> scores = new ArrayList<>();
        List<List<ScoredSequence>> continued = new ArrayList<>();
        for (int replicate = 0; replicate < replicates; replicate++) {
            scores.add(ScoreAssembly.scores(
                    all(scored, i -> () -> door.score(target, prompts.get(i), TOP_K, Attempts.FORGOTTEN)),
                    TOP_K,
                    false));
            continued.add(all(
                    DECODED,
                    i -> () -> door.continueGreedily(target, beginnings.get(i), CONTINUED, TOP_K, Attempts.FORGOTTEN)));
        }
        List<Decodes> decodes = continued.stream()
                .map(sequences -> ScoreAssembly.decodes(sequences, TOP_K))
                .toList();
        return new Trace(
                manifest(schema, replicates),
                cases(beginnings, continued),
                ScoreAssembly.tokens(prompts),
                scores,
                decodes,
                answers());
    }

    private List<GoldenCase> cases(List<List<Integer>> beginnings, List<List<ScoredSequence>> continued) {
        List<GoldenCase> cases = new ArrayList<>();
        for (int i = 0; i < scored; i++) {
            cases.add(goldenCase(GoldenCase.SCORE, i, List.of(), 0, List.of()));
        }
        for (int i = 0; i < DECODED; i++) {
            int index = i;
            List<Generation> outputs = continued.stream()
                    .map(sequences -> sequences.get(index))
                    .map(one -> new Generation(one.text(), one.finishReason()))
                    .toList();
            cases.add(goldenCase(GoldenCase.GENERATE, scored + i, beginnings.get(i), CONTINUED, outputs));
        }
        return cases;
    }

    private GoldenCase goldenCase(
            String kind, int index, List<Integer> prompt, int maxTokens, List<Generation> outputs) {
        OwnText text = texts.get(index);
        return new GoldenCase(
                kind + "-" + index,
                kind,
                List.of(text.kind()),
                text.text(),
                Sha256.hex(text.text()),
                prompt,
                maxTokens,
                outputs);
    }

    /** Right when the model goes on as the text does. */
    private List<TaskOutcome> answers() throws InterruptedException, ExecutionException {
        List<ScoredSequence> answered = all(QUESTIONS, i -> () -> {
            List<Integer> ids = OwnText.ids(tokenizer, texts.get(i).question(), Integer.MAX_VALUE);
            return door.continueGreedily(target, ids, ANSWER, TOP_K, Attempts.FORGOTTEN);
        });
        return IntStream.range(0, QUESTIONS)
                .mapToObj(i -> outcome(i, answered.get(i).text()))
                .toList();
    }

    private TaskOutcome outcome(int index, String answer) {
        OwnText text = texts.get(index);
        return new TaskOutcome(
                "own-text",
                "none",
                "doc-" + index,
                Sha256.hex(text.text()),
                Sha256.hex(text.question()),
                Sha256.hex(text.answer()),
                answer,
                answer.startsWith(text.answer()),
                "stop",
                ANSWER);
    }

    private TraceManifest manifest(String schema, int replicates) {
        return new TraceManifest(
                schema,
                new SideIdentity(
                        "own-text",
                        1,
                        "mv_1",
                        "dep_" + numerics + faults,
                        engine.facts().path("loaded_digest").asText(),
                        "b".repeat(64),
                        "c".repeat(64),
                        "cpu",
                        numerics,
                        Map.of("engine", "landbridge-onnx", "faults", faults)),
                TOP_K,
                "raw",
                IntStream.range(0, replicates)
                        .mapToObj(i -> Map.of("replicate", "" + i, "concurrency", "8"))
                        .toList(),
                List.of(Map.of("name", "own-text")),
                "none",
                "2026-11-28T00:00:00Z",
                List.of());
    }

    private List<ScoredSequence> all(int count, IntFunction<Callable<ScoredSequence>> ask)
            throws InterruptedException, ExecutionException {
        List<Future<ScoredSequence>> asked =
                clients.invokeAll(IntStream.range(0, count).mapToObj(ask).toList());
        List<ScoredSequence> answers = new ArrayList<>();
        for (Future<ScoredSequence> one : asked) {
            answers.add(one.get());
        }
        return answers;
    }

    @Override
    public void close() throws InterruptedException {
        clients.shutdownNow();
        engine.close();
    }
}
