package dev.landbridge.inference.worker.graph;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OrtException;
import dev.landbridge.inference.worker.TinyModel;
import dev.landbridge.inference.worker.decode.DecoderOptions;
import dev.landbridge.inference.worker.decode.LlamaDecoder;
import dev.landbridge.inference.worker.fault.Faults;
import dev.landbridge.inference.worker.fault.FaultyWeights;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LlamaGraphTest {
    private static final int MAX_LENGTH = 128;
    private static final int CHUNK = 16;
    private static final int[] TOKENS = new Random(7).ints(60, 0, 260).toArray();

    private final TinyModel model = TinyModel.create(1, true);

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void givesTheLogitsOfThePlainForwardPass(boolean tied) throws OrtException {
        TinyModel any = TinyModel.create(3, tied);
        double[][] expected = new PlainLlama(any.config(), any.weights()).logits(TOKENS);
        float[][] actual = prefill(any, Numerics.FP32, Faults.NONE, 1);
        assertThat(largestDifference(expected, actual)).isLessThan(1e-4);
    }

    @Test
    void feedsTokenByTokenAndInChunksAlike() throws OrtException {
        float[][] chunked = prefill(model, Numerics.FP32, Faults.NONE, 0);
        try (LlamaDecoder decoder = decoder(model, Numerics.FP32, Faults.NONE)) {
            for (int t = 0; t < TOKENS.length; t++) {
                FloatBuffer logits = decoder.decode(1, new int[] {TOKENS[t]}, new int[] {t}, new int[] {0}, 1);
                assertThat(largestDifference(chunked[t], row(logits, 0))).isLessThan(5e-5);
            }
        }
    }

    @Test
    void decodesABatchOfUnequalLengthsExactlyLikeEachAlone() throws OrtException {
        int[] lengths = {5, 33, 17};
        float[][] alone = new float[lengths.length][];
        for (int i = 0; i < lengths.length; i++) {
            try (LlamaDecoder decoder = decoder(model, Numerics.FP32, Faults.NONE)) {
                fill(decoder, 0, lengths[i]);
                alone[i] = row(
                        decoder.decode(1, new int[] {TOKENS[lengths[i]]}, new int[] {lengths[i]}, new int[] {0}, 1), 0);
            }
        }
        try (LlamaDecoder decoder = decoder(model, Numerics.FP32, Faults.NONE)) {
            int[] tokens = new int[lengths.length];
            for (int i = 0; i < lengths.length; i++) {
                fill(decoder, i, lengths[i]);
                tokens[i] = TOKENS[lengths[i]];
            }
            FloatBuffer together = decoder.decode(3, tokens, lengths, new int[] {0, 1, 2}, 3);
            for (int i = 0; i < lengths.length; i++) {
                assertThat(row(together, i)).containsExactly(alone[i]);
            }
        }
    }

    @Test
    void roundedNumericsMoveTheDistributionALittle() throws OrtException {
        float[][] exact = prefill(model, Numerics.FP32, Faults.NONE, 0);
        double half = meanKl(exact, prefill(model, Numerics.FP16_EMULATED, Faults.NONE, 0));
        double brain = meanKl(exact, prefill(model, Numerics.BF16_EMULATED, Faults.NONE, 0));
        assertThat(half).isBetween(1e-9, 1e-4);
        assertThat(brain).isBetween(1e-6, 1e-2).isGreaterThan(10 * half);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rope-base=1000000",
                "attention-scale=3",
                "norm-epsilon=1",
                "rope-offset=1",
                "zero-head=1",
                "swap-tokens=40",
                "w4-per-channel"
            })
    void aFaultMovesTheDistributionFarBeyondRounding(String fault) throws OrtException {
        float[][] exact = prefill(model, Numerics.FP32, Faults.NONE, 0);
        double brain = meanKl(exact, prefill(model, Numerics.BF16_EMULATED, Faults.NONE, 0));
        double faulty = meanKl(exact, prefill(model, Numerics.FP32, Faults.parse(List.of(fault)), 0));
        assertThat(faulty).isGreaterThan(20 * brain);
    }

    @Test
    void encodesTheSameBytesForTheSameModel() {
        GraphOptions options =
                new GraphOptions(Numerics.BF16_EMULATED, Faults.NONE.constants(model.config()), MAX_LENGTH);
        byte[] first = LlamaGraph.encode(model.config(), model.weights()::get, options);
        assertThat(LlamaGraph.encode(model.config(), model.weights()::get, options))
                .isEqualTo(first);
    }

    private static float[][] prefill(TinyModel model, Numerics numerics, Faults faults, int slot) throws OrtException {
        float[][] all = new float[TOKENS.length][];
        try (LlamaDecoder decoder = decoder(model, numerics, faults)) {
            for (int from = 0; from < TOKENS.length; from += CHUNK) {
                int count = Math.min(CHUNK, TOKENS.length - from);
                FloatBuffer logits = decoder.prefill(slot, TOKENS, from, count, 0);
                for (int i = 0; i < count; i++) {
                    all[from + i] = row(logits, i);
                }
            }
        }
        return all;
    }

    private static void fill(LlamaDecoder decoder, int slot, int length) throws OrtException {
        for (int from = 0; from < length; from += CHUNK) {
            int count = Math.min(CHUNK, length - from);
            decoder.prefill(slot, TOKENS, from, count, count - 1);
        }
    }

    private static LlamaDecoder decoder(TinyModel model, Numerics numerics, Faults faults) throws OrtException {
        WeightSource weights = new FaultyWeights(model.weights()::get, model.config(), faults);
        GraphOptions options = new GraphOptions(numerics, faults.constants(model.config()), MAX_LENGTH);
        byte[] graph = LlamaGraph.encode(model.config(), weights, options);
        return new LlamaDecoder(graph, model.config(), new DecoderOptions(3, MAX_LENGTH, CHUNK, 1));
    }

    private static float[] row(FloatBuffer logits, int row) {
        float[] values = new float[263];
        logits.get(row * values.length, values);
        return values;
    }

    private static double largestDifference(double[][] expected, float[][] actual) {
        double largest = 0;
        for (int t = 0; t < expected.length; t++) {
            for (int i = 0; i < expected[t].length; i++) {
                largest = Math.max(largest, Math.abs(expected[t][i] - actual[t][i]));
            }
        }
        return largest;
    }

    private static double largestDifference(float[] expected, float[] actual) {
        double largest = 0;
        for (int i = 0; i < expected.length; i++) {
            largest = Math.max(largest, Math.abs(expected[i] - actual[i]));
        }
        return largest;
    }

    private static double meanKl(float[][] reference, float[][] other) {
        double sum = 0;
        for (int t = 0; t < reference.length; t++) {
            double[] p = logSoftmax(reference[t]);
            double[] q = logSoftmax(other[t]);
            for (int i = 0; i < p.length; i++) {
                sum += Math.exp(p[i]) * (p[i] - q[i]);
            }
        }
        return sum / reference.length;
    }

    private static double[] logSoftmax(float[] logits) {
        double normalizer = 0;
        for (float logit : logits) {
            normalizer += Math.exp(logit);
        }
        double log = Math.log(normalizer);
        double[] out = new double[logits.length];
        Arrays.setAll(out, i -> logits[i] - log);
        return out;
    }
}
