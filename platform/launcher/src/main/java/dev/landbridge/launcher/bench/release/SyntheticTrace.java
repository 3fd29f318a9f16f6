package dev.landbridge.launcher.bench.release;

import dev.landbridge.proof.golden.Decodes;
import dev.landbridge.proof.golden.Generation;
import dev.landbridge.proof.golden.GoldenCase;
import dev.landbridge.proof.golden.Scores;
import dev.landbridge.proof.golden.SideIdentity;
import dev.landbridge.proof.golden.TaskOutcome;
import dev.landbridge.proof.golden.TokenTable;
import dev.landbridge.proof.golden.Trace;
import dev.landbridge.proof.golden.TraceManifest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Traces of a given size without a model: log-probabilities from a seed, on the target with the noise of a rounding.
 *
 * @param weightsDigest root digest of the files that are said to have been served
 */
record SyntheticTrace(int prompts, int length, String weightsDigest) {
    private static final int TOP_K = 20;
    private static final int VOCABULARY = 32_000;
    private static final int ID_STRIDE = 997;
    private static final double TAIL = 0.02;
    private static final double NOISE = 1e-3;
    private static final int DECODES = 64;
    private static final int DECODE_LENGTH = 24;
    private static final int TASKS = 320;

    Trace golden() {
        return trace(TraceManifest.GOLDEN, 2, 0, "fp32");
    }

    Trace target() {
        return trace(TraceManifest.TARGET, 1, NOISE, "bf16-emulated");
    }

    private Trace trace(String schema, int replicates, double noise, String numerics) {
        List<GoldenCase> cases = new ArrayList<>();
        for (int prompt = 0; prompt < prompts; prompt++) {
            cases.add(scored(prompt));
        }
        Table scored = table(prompts, length, noise, 1);
        Table decoded = table(DECODES, DECODE_LENGTH, 0, 0);
        for (int i = 0; i < DECODES; i++) {
            cases.add(generated(i));
        }
        Decodes decodes = new Decodes(decoded.tokens(), decoded.scores());
        TraceManifest manifest = new TraceManifest(
                schema,
                identity(numerics),
                TOP_K,
                "raw",
                IntStream.range(0, replicates)
                        .mapToObj(i -> Map.of("concurrency", "" + (i + 1)))
                        .toList(),
                List.of(Map.of("name", "synthetic")),
                "none",
                "2026-11-28T00:00:00Z",
                List.of());
        return new Trace(
                manifest,
                cases,
                scored.tokens(),
                IntStream.range(0, replicates).mapToObj(i -> scored.scores()).toList(),
                IntStream.range(0, replicates).mapToObj(i -> decodes).toList(),
                tasks());
    }

    private record Table(TokenTable tokens, Scores scores) {}

    private static Table table(int rows, int length, double noise, int unscored) {
        long[] offsets = new long[rows + 1];
        int[] ids = new int[rows * length];
        Scores scores = Scores.allocate(ids.length, TOP_K);
        for (int row = 0; row < rows; row++) {
            offsets[row + 1] = (long) (row + 1) * length;
            for (int i = 0; i < length; i++) {
                int position = row * length + i;
                SplittableRandom random = new SplittableRandom(position * 31L + length);
                int first = random.nextInt(VOCABULARY);
                int chosen =
                        noise == 0 && unscored == 0 ? 0 : Math.min(TOP_K - 1, random.nextInt(4) * random.nextInt(3));
                ids[position] = (first + chosen * ID_STRIDE) % VOCABULARY;
                if (i >= unscored) {
                    fill(scores, position, first, chosen, logprobs(random, noise));
                }
            }
        }
        return new Table(new TokenTable(offsets, ids), scores);
    }

    private static void fill(Scores scores, int position, int first, int chosen, float[] logprobs) {
        int[] ids = new int[TOP_K];
        Arrays.setAll(ids, k -> (first + k * ID_STRIDE) % VOCABULARY);
        scores.set(position, logprobs[chosen], chosen + 1, ids, logprobs);
    }

    private static float[] logprobs(SplittableRandom random, double noise) {
        double[] logits = new double[TOP_K];
        double sum = 0;
        double logit = 0;
        for (int k = 0; k < TOP_K; k++) {
            logits[k] = logit;
            sum += Math.exp(logit);
            logit -= 0.1 + random.nextDouble();
        }
        double normaliser = Math.log(sum / (1 - TAIL));
        float[] logprobs = new float[TOP_K];
        for (int k = 0; k < TOP_K; k++) {
            logprobs[k] = (float) (logits[k] - normaliser + noise * (random.nextDouble() - 0.5));
        }
        return logprobs;
    }

    private SideIdentity identity(String numerics) {
        return new SideIdentity(
                "synthetic",
                1,
                "mv_synthetic",
                "dep_" + numerics,
                weightsDigest,
                "b".repeat(64),
                "c".repeat(64),
                "cpu",
                numerics,
                Map.of("engine", "synthetic", "numerics", numerics));
    }

    private static GoldenCase scored(int index) {
        return new GoldenCase(
                "score-" + index,
                GoldenCase.SCORE,
                List.of("synthetic"),
                "prompt " + index,
                "0".repeat(64),
                List.of(),
                0,
                List.of());
    }

    private static GoldenCase generated(int index) {
        return new GoldenCase(
                "generate-" + index,
                GoldenCase.GENERATE,
                List.of("synthetic"),
                "question " + index,
                "1".repeat(64),
                List.of(1, 2, 3),
                DECODE_LENGTH,
                List.of(new Generation("the answer of question " + index + " is " + index * 37 % 101, "stop")));
    }

    private static List<TaskOutcome> tasks() {
        return IntStream.range(0, TASKS)
                .mapToObj(i -> new TaskOutcome(
                        "sum", "none", "doc-" + i, "h" + i, "p" + i, "t" + i, "answer " + i, i % 50 != 0, "stop", 12))
                .toList();
    }
}
