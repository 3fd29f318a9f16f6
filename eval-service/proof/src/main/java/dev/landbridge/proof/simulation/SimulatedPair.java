package dev.landbridge.proof.simulation;

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

/**
 * A golden trace and a target of a random language model over a small vocabulary: both replicates and the target see the
 * same logits, each with noise of its own, as kernels of one precision do.
 */
final class SimulatedPair {

    private static final int VOCABULARY = 24;
    private static final int TOP_K = 20;
    private static final int DECODE_LENGTH = 16;
    private static final double TEMPERATURE = 2.5;

    /** Size of the sample. */
    record Sample(int prompts, int positions, int decodes) {}

    private final Sample sample;
    private final SplittableRandom random;
    private final double[][] logits;
    private final int[] ids;

    SimulatedPair(Sample sample, SplittableRandom random) {
        this.sample = sample;
        this.random = random;
        int rows = sample.prompts() * sample.positions();
        this.logits = new double[rows][VOCABULARY];
        this.ids = new int[rows];
        for (int i = 0; i < rows; i++) {
            for (int token = 0; token < VOCABULARY; token++) {
                logits[i][token] = TEMPERATURE * random.nextGaussian();
            }
            ids[i] = random.nextInt(VOCABULARY);
        }
    }

    /** @param noise standard deviation of the logits of the second replicate around those of the first */
    Trace golden(double noise, List<TaskOutcome> tasks) {
        return trace(TraceManifest.GOLDEN, List.of(scores(0), scores(noise)), tasks);
    }

    Trace target(double noise, List<TaskOutcome> tasks) {
        return trace(TraceManifest.TARGET, List.of(scores(noise)), tasks);
    }

    private Trace trace(String schema, List<Scores> scores, List<TaskOutcome> tasks) {
        Decodes decodes = decodes();
        return new Trace(
                new TraceManifest(
                        schema,
                        identity(),
                        TOP_K,
                        "raw",
                        scores.stream().map(one -> Map.of("concurrency", "1")).toList(),
                        List.of(Map.of("name", "simulated")),
                        "none",
                        "2026-11-28T00:00:00Z",
                        List.of()),
                cases(),
                new TokenTable(offsets(sample.prompts(), sample.positions()), ids),
                scores,
                scores.stream().map(one -> decodes).toList(),
                tasks);
    }

    private static SideIdentity identity() {
        return new SideIdentity(
                "simulated",
                1,
                "mv_simulated",
                "dep_simulated",
                "a".repeat(64),
                "b".repeat(64),
                "c".repeat(64),
                "cpu",
                "simulated",
                Map.of("engine", "simulated"));
    }

    private List<GoldenCase> cases() {
        List<GoldenCase> cases = new ArrayList<>();
        for (int i = 0; i < sample.prompts(); i++) {
            cases.add(new GoldenCase(
                    "score-" + i, GoldenCase.SCORE, List.of(), "prompt", "0".repeat(64), List.of(), 0, List.of()));
        }
        for (int i = 0; i < sample.decodes(); i++) {
            cases.add(new GoldenCase(
                    "generate-" + i,
                    GoldenCase.GENERATE,
                    List.of(),
                    "question",
                    "1".repeat(64),
                    List.of(1),
                    DECODE_LENGTH,
                    List.of(new Generation("a sound answer", "stop"))));
        }
        return cases;
    }

    private Scores scores(double noise) {
        Scores scores = Scores.allocate(ids.length, TOP_K);
        double[] own = new double[VOCABULARY];
        for (int i = 0; i < ids.length; i++) {
            if (i % sample.positions() == 0) {
                continue;
            }
            for (int token = 0; token < VOCABULARY; token++) {
                own[token] = logits[i][token] + (noise == 0 ? 0 : noise * random.nextGaussian());
            }
            fill(scores, i, own, ids[i]);
        }
        return scores;
    }

    /** Continuations of which every token is certain: decoding is not what is simulated here. */
    private Decodes decodes() {
        int rows = sample.decodes() * DECODE_LENGTH;
        Scores scores = Scores.allocate(rows, TOP_K);
        int[] tokens = new int[rows];
        double[] certain = new double[VOCABULARY];
        for (int i = 0; i < rows; i++) {
            tokens[i] = i % VOCABULARY;
            Arrays.fill(certain, 0);
            certain[tokens[i]] = 8;
            fill(scores, i, certain, tokens[i]);
        }
        return new Decodes(new TokenTable(offsets(sample.decodes(), DECODE_LENGTH), tokens), scores);
    }

    private static long[] offsets(int cases, int length) {
        long[] offsets = new long[cases + 1];
        for (int i = 0; i <= cases; i++) {
            offsets[i] = (long) i * length;
        }
        return offsets;
    }

    private static void fill(Scores scores, int position, double[] logits, int chosen) {
        int[] order = new int[VOCABULARY];
        double sum = 0;
        for (int token = 0; token < VOCABULARY; token++) {
            int at = token;
            while (at > 0 && logits[order[at - 1]] < logits[token]) {
                order[at] = order[at - 1];
                at--;
            }
            order[at] = token;
            sum += Math.exp(logits[token]);
        }
        double normaliser = Math.log(sum);
        int[] topIds = new int[TOP_K];
        float[] topLogprobs = new float[TOP_K];
        int rank = TOP_K + 1;
        for (int k = 0; k < TOP_K; k++) {
            topIds[k] = order[k];
            topLogprobs[k] = (float) (logits[order[k]] - normaliser);
            rank = order[k] == chosen ? k + 1 : rank;
        }
        scores.set(position, (float) (logits[chosen] - normaliser), rank, topIds, topLogprobs);
    }
}
