package dev.landbridge.proof.llama;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.landbridge.proof.SyntheticTraces;
import dev.landbridge.proof.golden.Scores;
import dev.landbridge.proof.golden.SideIdentity;
import dev.landbridge.proof.golden.Trace;
import dev.landbridge.proof.golden.TraceFiles;
import dev.landbridge.proof.golden.TraceManifest;
import dev.landbridge.proof.parity.ParityJudge;
import dev.landbridge.proof.parity.ParityPolicy;
import dev.landbridge.proof.parity.ParityResult;
import dev.landbridge.proof.parity.ParityVerdict;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LlamaKlBaseTest {

    private static final int CONTEXT = 16;
    /** Odd, so that rows are padded. */
    private static final int VOCABULARY = 101;

    private static final int CHUNKS = 70;
    private static final int TOP_K = 20;
    /** Half a step of 16 nats in 65,535, and the rounding of floats near 20. */
    private static final double QUANTISATION = 16.0 / 65535 / 2 + 4e-6;

    @TempDir
    Path directory;

    private final int[] tokens =
            new SplittableRandom(3).ints((long) CONTEXT * CHUNKS, 0, VOCABULARY).toArray();

    @Test
    void readsLogProbabilitiesToTheQuantisationOfTheFormat() throws IOException {
        LlamaKlBase.Windows windows = read(file(), CHUNKS, -1);
        Scores scores = windows.scores();

        assertThat(windows.tokens().cases()).isEqualTo(CHUNKS);
        assertThat(windows.tokens().tokenIds()).isEqualTo(tokens);
        for (int at = 0; at < tokens.length; at++) {
            int position = at % CONTEXT;
            assertThat(scores.isScored(at)).as("position %d", position).isEqualTo(isTold(at));
            if (scores.isScored(at)) {
                double[] expected = logprobs(at - 1);
                assertThat((double) scores.chosenLogprob()[at])
                        .isCloseTo(clipped(expected, tokens[at]), within(QUANTISATION));
                int[] best = best(expected);
                for (int k = 0; k < TOP_K; k++) {
                    assertThat((double) scores.topLogprob(at, k))
                            .isCloseTo(clipped(expected, best[k]), within(QUANTISATION));
                    assertThat((double) scores.topLogprob(at, k))
                            .isCloseTo(clipped(expected, scores.topId(at, k)), within(QUANTISATION));
                }
                int rank = 1 + Arrays.stream(best).boxed().toList().indexOf(tokens[at]);
                assertThat(scores.chosenRank()[at]).isEqualTo(Math.min(rank, TOP_K + 1));
            }
        }
    }

    @Test
    void putsTheFirstTokenOfEachWindowThatTheToolPutThere() throws IOException {
        LlamaKlBase.Windows windows = read(file(), 3, 1);

        assertThat(windows.tokens().cases()).isEqualTo(3);
        for (int chunk = 0; chunk < 3; chunk++) {
            assertThat(windows.tokens().ids(chunk)[0]).isEqualTo(1);
            assertThat(windows.tokens().ids(chunk)[1]).isEqualTo(tokens[chunk * CONTEXT + 1]);
        }
    }

    @Test
    void readsARowInWhichAllTokensAreEquallyLikely() throws IOException {
        double[] even = new double[VOCABULARY];
        Arrays.fill(even, -Math.log(VOCABULARY));
        LlamaFileWriter writer =
                new LlamaFileWriter().header(4, VOCABULARY, 1).ints(5, 6, 7, 8).row(even);

        Scores scores = read(writer.bytes(), 1, -1).scores();

        assertThat(scores.chosenLogprob()[3]).isEqualTo((float) -Math.log(VOCABULARY));
        assertThat(scores.topId(3, 0)).isZero();
        assertThat(scores.topId(3, 19)).isEqualTo(19);
    }

    @Test
    void refusesABrokenFileByTheFieldThatIsWrong() {
        byte[] whole = file();
        byte[] magic = whole.clone();
        magic[2] = 'L';
        assertThatThrownBy(() -> read(magic, 1, -1)).hasMessage("magic: is not _logits_");
        assertThatThrownBy(() -> read(Arrays.copyOf(whole, 10), 1, -1))
                .isInstanceOf(InvalidLlamaFileException.class)
                .hasMessage("n_ctx: the file ends after 2 of 4 bytes");
        assertThatThrownBy(() -> read(new LlamaFileWriter().header(2, 10, 1).bytes(), 1, -1))
                .hasMessage("n_ctx: 2 is not between 4 and 4194304");
        assertThatThrownBy(() -> read(new LlamaFileWriter().header(8, -5, 1).bytes(), 1, -1))
                .hasMessageStartingWith("n_vocab: -5");
        assertThatThrownBy(() -> read(new LlamaFileWriter().header(8, 10, 0).bytes(), 1, -1))
                .hasMessageStartingWith("n_chunk: 0");
        assertThatThrownBy(() -> read(
                        new LlamaFileWriter().header(4, 10, 1).ints(1, 2, 10, 3).bytes(), 1, -1))
                .hasMessage("tokens[2]: 10 is not in the vocabulary of 10");
        assertThatThrownBy(() -> read(Arrays.copyOf(whole, whole.length - 1), CHUNKS, -1))
                .hasMessageStartingWith("chunk 69 position 14: the file ends");
        assertThatThrownBy(() -> read(Arrays.copyOf(whole, whole.length + 1), CHUNKS, -1))
                .hasMessageStartingWith("end:");
    }

    @Test
    void refusesARowThatIsNoDistribution() {
        LlamaFileWriter nan = new LlamaFileWriter().header(4, 4, 1).ints(0, 1, 2, 3);
        nan.ints(Float.floatToIntBits(Float.NaN), Float.floatToIntBits(-9f), 0, 0);
        LlamaFileWriter above = new LlamaFileWriter().header(4, 4, 1).ints(0, 1, 2, 3);
        above.ints(Float.floatToIntBits(1f), Float.floatToIntBits(-9f), 0x0001_FFFF, 0);

        assertThatThrownBy(() -> read(nan.bytes(), 1, -1)).hasMessageStartingWith("chunk 0 position 2 scale: NaN");
        assertThatThrownBy(() -> read(above.bytes(), 1, -1))
                .hasMessageStartingWith("chunk 0 position 2: its largest log-probability");
    }

    @Test
    void givesATraceThatIsJudgedOverTheScoredHalvesAlone() throws IOException {
        SideIdentity identity = new SyntheticTraces().golden().manifest().identity();
        Trace golden = LlamaTrace.of(
                read(file(), CHUNKS, -1), identity, List.of(Map.of("name", "wiki")), "2026-11-28T00:00:00Z");
        TraceFiles.write(directory, golden);
        Trace read = TraceFiles.read(directory);
        Trace sound = target(golden, 0);
        Trace broken = target(golden, 1);

        ParityResult held = judge(read, sound);
        ParityResult failed = judge(read, broken);

        assertThat(held.statistics().positions())
                .isEqualTo(
                        IntStream.range(0, tokens.length).filter(this::isTold).count());
        assertThat(held.statistics().meanKl()).isLessThan(1e-7);
        assertThat(held.verdict()).as(held.sentence()).isEqualTo(ParityVerdict.INCONCLUSIVE);
        assertThat(failed.verdict()).as(failed.sentence()).isEqualTo(ParityVerdict.FAIL);
    }

    /** Rows of the positions 8 to 14 tell of the tokens 9 to 15, unless the token is at the bottom of the range. */
    private boolean isTold(int at) {
        double[] logprobs = logprobs(at - 1);
        double best = Arrays.stream(logprobs).max().orElseThrow();
        double bottom = Math.max(Arrays.stream(logprobs).min().orElseThrow(), best - 16);
        return at % CONTEXT > CONTEXT / 2 && logprobs[tokens[at]] - bottom > (best - bottom) / 65535 / 2;
    }

    /** Scores every position but the first, as an endpoint does. */
    private Trace target(Trace golden, double noise) {
        Scores scores = Scores.allocate(tokens.length, TOP_K);
        for (int at = 0; at < tokens.length; at++) {
            if (at % CONTEXT > 0) {
                double[] logprobs = logprobs(at - 1, noise);
                int[] best = best(logprobs);
                int[] ids = Arrays.copyOf(best, TOP_K);
                float[] values = new float[TOP_K];
                for (int k = 0; k < TOP_K; k++) {
                    values[k] = (float) logprobs[ids[k]];
                }
                int rank = 1 + Arrays.stream(best).boxed().toList().indexOf(tokens[at]);
                scores.set(at, (float) logprobs[tokens[at]], Math.min(rank, TOP_K + 1), ids, values);
            }
        }
        TraceManifest manifest = golden.manifest();
        return new Trace(
                new TraceManifest(
                        TraceManifest.TARGET,
                        manifest.identity(),
                        TOP_K,
                        "raw",
                        List.of(Map.of("replicate", "t0")),
                        manifest.corpora(),
                        "text",
                        manifest.capturedAt(),
                        List.of()),
                golden.cases(),
                golden.tokens(),
                List.of(scores),
                golden.decodes().subList(0, 1),
                List.of());
    }

    private byte[] file() {
        LlamaFileWriter writer =
                new LlamaFileWriter().header(CONTEXT, VOCABULARY, CHUNKS).ints(tokens);
        for (int chunk = 0; chunk < CHUNKS; chunk++) {
            for (int position = CONTEXT / 2; position < CONTEXT - 1; position++) {
                writer.row(logprobs(chunk * CONTEXT + position));
            }
        }
        return writer.bytes();
    }

    private static double[] logprobs(int at) {
        return logprobs(at, 0);
    }

    /** Of the token after a position. */
    private static double[] logprobs(int at, double noise) {
        SplittableRandom random = new SplittableRandom(at);
        SplittableRandom error = random.split();
        double[] logits = IntStream.range(0, VOCABULARY)
                .mapToDouble(i -> 3 * random.nextGaussian() + noise * error.nextGaussian())
                .toArray();
        double max = Arrays.stream(logits).max().orElseThrow();
        double total = max
                + Math.log(Arrays.stream(logits)
                        .map(logit -> Math.exp(logit - max))
                        .sum());
        return Arrays.stream(logits).map(logit -> logit - total).toArray();
    }

    private static double clipped(double[] logprobs, int token) {
        return Math.max(logprobs[token], Arrays.stream(logprobs).max().orElseThrow() - 16);
    }

    private static int[] best(double[] logprobs) {
        return IntStream.range(0, logprobs.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer id) -> -logprobs[id]))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private static LlamaKlBase.Windows read(byte[] bytes, int chunks, int bos) throws IOException {
        return new LlamaKlBase(new ByteArrayInputStream(bytes)).read(chunks, TOP_K, bos);
    }

    private static ParityResult judge(Trace golden, Trace target) {
        return new ParityJudge(ParityPolicy.current(), "same-precision").judge(golden, target);
    }
}
