package dev.landbridge.proof;

import dev.landbridge.proof.golden.Decodes;
import dev.landbridge.proof.golden.Generation;
import dev.landbridge.proof.golden.GoldenCase;
import dev.landbridge.proof.golden.Scores;
import dev.landbridge.proof.golden.SideIdentity;
import dev.landbridge.proof.golden.TaskOutcome;
import dev.landbridge.proof.golden.TokenTable;
import dev.landbridge.proof.golden.Trace;
import dev.landbridge.proof.golden.TraceManifest;
import dev.landbridge.proof.golden.Vocabulary;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import java.util.function.IntUnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Traces of a random language model whose logits a fault may change; everything follows from the seed. */
public final class SyntheticTraces {

    /** Changes one logit. */
    @FunctionalInterface
    public interface Fault {
        double apply(double logit, int token, int position, SplittableRandom noise);
    }

    public static final Fault NONE = (logit, token, position, noise) -> logit;
    /** Rounds to the 8 significant bits of bfloat16. */
    public static final Fault BF16 = (logit, token, position, noise) ->
            Float.intBitsToFloat((Float.floatToIntBits((float) logit) + 0x8000) & 0xFFFF0000);

    public static final Fault ROPE = (logit, token, position, noise) -> logit + noise.nextGaussian() * 0.05 * position;

    /** Texts of the 40 tokens: ten digits, ten letters, and five each of four other classes. */
    public static final Vocabulary TEXTS = texts();

    private static final int VOCABULARY = 40;
    private static final int TOP_K = 20;
    private static final int DECODE_LENGTH = 24;

    public int prompts = 96;
    public int length = 48;
    public int decodes = 64;
    public int tasks = 320;
    public int lostTasks = 0;
    public long seed = 0;
    /** Tokens of a prompt by its number. */
    public IntUnaryOperator lengths = prompt -> length;

    public IntFunction<List<String>> tags = prompt -> List.of("synthetic");
    public String weightsDigest = "a".repeat(64);
    public String chip = "cpu";

    public Trace golden() {
        return trace(TraceManifest.GOLDEN, 2, NONE, "fp32").with(TEXTS, List.of());
    }

    public Trace target(Fault fault) {
        return trace(TraceManifest.TARGET, 1, fault, "bf16-emulated");
    }

    /** Asked twice: first with eight requests in flight, then with one. */
    public Trace targetTwice(Fault first, Fault second) {
        Trace once = target(first);
        Trace again = target(second);
        TraceManifest manifest = once.manifest();
        return new Trace(
                new TraceManifest(
                        manifest.schema(),
                        manifest.identity(),
                        manifest.topK(),
                        manifest.logprobsMode(),
                        List.of(Map.of("concurrency", "8"), Map.of("concurrency", "1")),
                        manifest.corpora(),
                        manifest.redaction(),
                        manifest.capturedAt(),
                        List.of()),
                once.cases(),
                once.tokens(),
                List.of(once.scores().get(0), again.scores().get(0)),
                List.of(once.decodes().get(0), again.decodes().get(0)),
                once.tasks());
    }

    private Trace trace(String schema, int replicates, Fault fault, String numerics) {
        List<GoldenCase> cases = new ArrayList<>();
        long[] offsets = new long[prompts + 1];
        for (int prompt = 0; prompt < prompts; prompt++) {
            offsets[prompt + 1] = offsets[prompt] + lengths.applyAsInt(prompt);
        }
        int[] ids = new int[(int) offsets[prompts]];
        Scores scores = Scores.allocate(ids.length, TOP_K);
        for (int prompt = 0; prompt < prompts; prompt++) {
            for (int i = 0; i < lengths.applyAsInt(prompt); i++) {
                double[] clean = logits(prompt, i, NONE);
                int position = (int) offsets[prompt] + i;
                ids[position] = sample(clean, new SplittableRandom(31L * prompt + i + seed));
                if (i > 0) {
                    fill(scores, position, logits(prompt, i, fault), ids[position]);
                }
            }
            cases.add(new GoldenCase(
                    "score-" + prompt,
                    GoldenCase.SCORE,
                    tags.apply(prompt),
                    "prompt " + prompt,
                    "0".repeat(64),
                    List.of(),
                    0,
                    List.of()));
        }
        Decodes decoded = decode(fault, cases);
        return new Trace(
                new TraceManifest(
                        schema,
                        identity(numerics),
                        TOP_K,
                        "raw",
                        IntStream.range(0, replicates)
                                .mapToObj(i -> Map.of("concurrency", "" + i))
                                .toList(),
                        List.of(Map.of("name", "synthetic")),
                        "none",
                        "2026-11-23T00:00:00Z",
                        List.of()),
                cases,
                new TokenTable(offsets, ids),
                IntStream.range(0, replicates).mapToObj(i -> scores).toList(),
                IntStream.range(0, replicates).mapToObj(i -> decoded).toList(),
                tasks(schema.equals(TraceManifest.TARGET) ? lostTasks : 0));
    }

    private static Vocabulary texts() {
        List<String> texts = List.of(
                "0",
                "1",
                "2",
                "3",
                "4",
                "5",
                "6",
                "7",
                "8",
                "9",
                "a",
                " the",
                "c",
                "d",
                "e",
                "f",
                "g",
                "h",
                "i",
                "j",
                "桥",
                "陆",
                "験",
                "の",
                "한",
                ",",
                ".",
                "!",
                "?",
                ":",
                "{",
                "}",
                "==",
                "+=",
                "()",
                "<s>",
                "</s>",
                "<|user|>",
                "<think>",
                "[INST]");
        return new Vocabulary(IntStream.range(0, texts.size()).boxed().collect(Collectors.toMap(i -> i, texts::get)));
    }

    private SideIdentity identity(String numerics) {
        return new SideIdentity(
                "adder",
                1,
                "mv_1",
                "dep_" + numerics,
                weightsDigest,
                "b".repeat(64),
                "c".repeat(64),
                chip,
                numerics,
                Map.of("engine", "synthetic", "numerics", numerics));
    }

    private Decodes decode(Fault fault, List<GoldenCase> cases) {
        long[] offsets = new long[decodes + 1];
        int[] ids = new int[decodes * DECODE_LENGTH];
        Scores scores = Scores.allocate(ids.length, TOP_K);
        for (int c = 0; c < decodes; c++) {
            offsets[c + 1] = (long) (c + 1) * DECODE_LENGTH;
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < DECODE_LENGTH; i++) {
                double[] values = logits(1_000_000 + c, i, fault);
                int id = best(values);
                ids[c * DECODE_LENGTH + i] = id;
                fill(scores, c * DECODE_LENGTH + i, values, id);
                text.append((char) ('a' + id % 26));
            }
            cases.add(new GoldenCase(
                    "generate-" + c,
                    GoldenCase.GENERATE,
                    List.of("synthetic"),
                    "question " + c,
                    "1".repeat(64),
                    List.of(1, 2, 3),
                    DECODE_LENGTH,
                    List.of(new Generation(text.toString(), "stop"))));
        }
        return new Decodes(new TokenTable(offsets, ids), scores);
    }

    private List<TaskOutcome> tasks(int lost) {
        return IntStream.range(0, tasks)
                .mapToObj(i -> new TaskOutcome(
                        "sum",
                        "none",
                        "doc-" + i,
                        "h" + i,
                        "p" + i,
                        "t" + i,
                        "answer " + i,
                        i >= lost && i < tasks - 5,
                        "stop",
                        12))
                .toList();
    }

    private double[] logits(int prompt, int position, Fault fault) {
        SplittableRandom random = new SplittableRandom(7919L * prompt + 104729L * position + 5 + 15485863L * seed);
        SplittableRandom noise = random.split();
        double[] logits = new double[VOCABULARY];
        for (int token = 0; token < VOCABULARY; token++) {
            logits[token] = fault.apply(3 * random.nextGaussian(), token, position, noise);
        }
        return logits;
    }

    private static void fill(Scores scores, int position, double[] logits, int chosen) {
        double max = java.util.Arrays.stream(logits).max().orElseThrow();
        double sum = 0;
        for (double logit : logits) {
            sum += Math.exp(logit - max);
        }
        double normaliser = max + Math.log(sum);
        int[] order = IntStream.range(0, VOCABULARY)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer token) -> -logits[token]))
                .mapToInt(Integer::intValue)
                .toArray();
        int[] ids = new int[TOP_K];
        float[] logprobs = new float[TOP_K];
        for (int k = 0; k < TOP_K; k++) {
            ids[k] = order[k];
            logprobs[k] = (float) (logits[order[k]] - normaliser);
        }
        int rank = 1;
        while (order[rank - 1] != chosen) {
            rank++;
        }
        scores.set(position, (float) (logits[chosen] - normaliser), Math.min(rank, TOP_K + 1), ids, logprobs);
    }

    private static int sample(double[] logits, SplittableRandom random) {
        double sum = 0;
        for (double logit : logits) {
            sum += Math.exp(logit);
        }
        double left = random.nextDouble() * sum;
        for (int token = 0; token < logits.length; token++) {
            left -= Math.exp(logits[token]);
            if (left <= 0) {
                return token;
            }
        }
        return logits.length - 1;
    }

    private static int best(double[] logits) {
        return IntStream.range(0, logits.length)
                .boxed()
                .max(Comparator.comparingDouble(token -> logits[token]))
                .orElseThrow();
    }
}
