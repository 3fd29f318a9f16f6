package dev.landbridge.inference.worker.decode;

import java.util.Arrays;
import java.util.Comparator;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Chooses tokens of one sequence; equal options and logits give equal tokens. */
final class Sampler {
    /** Below this temperature the softmax is one-hot in practice and would overflow. */
    private static final double GREEDY_BELOW = 1e-5;

    private final SamplingOptions options;
    private final SplittableRandom random;

    Sampler(SamplingOptions options) {
        this.options = options;
        this.random = new SplittableRandom(options.seed());
    }

    int next(float[] logits) {
        if (options.temperature() < GREEDY_BELOW) {
            return mostProbable(logits);
        }
        double[] weights = weights(logits);
        boolean all = options.topP() >= 1 && (options.topK() == 0 || options.topK() >= logits.length);
        return all ? draw(weights, null, weights.length) : drawTruncated(weights);
    }

    private static int mostProbable(float[] logits) {
        int best = 0;
        for (int id = 1; id < logits.length; id++) {
            if (logits[id] > logits[best]) {
                best = id;
            }
        }
        return best;
    }

    private double[] weights(float[] logits) {
        double max = logits[mostProbable(logits)];
        double[] weights = new double[logits.length];
        for (int id = 0; id < logits.length; id++) {
            weights[id] = Math.exp((logits[id] - max) / options.temperature());
        }
        return weights;
    }

    private int drawTruncated(double[] weights) {
        int[] order = IntStream.range(0, weights.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer id) -> -weights[id]))
                .mapToInt(Integer::intValue)
                .toArray();
        int kept = options.topK() == 0 ? order.length : Math.min(options.topK(), order.length);
        double wanted = options.topP()
                * Arrays.stream(order, 0, kept).mapToDouble(id -> weights[id]).sum();
        double mass = 0;
        int nucleus = 0;
        while (nucleus < kept && (nucleus == 0 || mass < wanted)) {
            mass += weights[order[nucleus++]];
        }
        return draw(weights, order, nucleus);
    }

    private int draw(double[] weights, int[] order, int count) {
        double total = 0;
        for (int i = 0; i < count; i++) {
            total += weights[order == null ? i : order[i]];
        }
        double target = random.nextDouble() * total;
        int last = 0;
        for (int i = 0; i < count; i++) {
            last = order == null ? i : order[i];
            target -= weights[last];
            if (target < 0) {
                return last;
            }
        }
        return last;
    }
}
