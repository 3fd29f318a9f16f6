package dev.landbridge.training.worker;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** The samples of each step, a function of seed and step alone, so that a resumed run sees the same. */
final class Batches {
    private static final long EPOCH_MIX = 0x9E3779B97F4A7C15L;

    private final List<int[]> prompts;
    private final List<int[]> completions;
    private final int batchSize;
    private final long seed;
    private long permutationEpoch = -1;
    private int[] permutation = new int[0];

    Batches(List<Row> rows, boolean scratchpad, int batchSize, long seed) {
        this.prompts = rows.stream()
                .map(row -> Vocabulary.TOKENIZER.encode(row.prompt()))
                .toList();
        this.completions = rows.stream()
                .map(row -> Vocabulary.TOKENIZER.encode(row.completion(scratchpad)))
                .toList();
        this.batchSize = batchSize;
        this.seed = seed;
    }

    /** Longest sample, in tokens. */
    int maxLength() {
        int longest = 0;
        for (int i = 0; i < prompts.size(); i++) {
            longest = Math.max(longest, prompts.get(i).length + completions.get(i).length);
        }
        return longest;
    }

    /** @param step counted from 0 */
    Batch batch(long step) {
        int[] rows = new int[batchSize];
        int length = 0;
        int targets = 0;
        for (int i = 0; i < batchSize; i++) {
            rows[i] = row(step * batchSize + i);
            int completion = completions.get(rows[i]).length;
            targets += completion;
            length = Math.max(length, prompts.get(rows[i]).length + completion - 1);
        }
        return pack(rows, length, -1f / targets);
    }

    private Batch pack(int[] rows, int length, float weight) {
        long[] inputs = new long[rows.length * length];
        long[] targets = new long[rows.length * length];
        float[] weights = new float[rows.length * length];
        Arrays.fill(inputs, Vocabulary.PAD);
        int tokens = 0;
        for (int i = 0; i < rows.length; i++) {
            int[] prompt = prompts.get(rows[i]);
            int[] completion = completions.get(rows[i]);
            int last = prompt.length + completion.length - 1;
            for (int t = 0; t < last; t++) {
                int at = i * length + t;
                inputs[at] = token(prompt, completion, t);
                targets[at] = token(prompt, completion, t + 1);
                weights[at] = t + 1 >= prompt.length ? weight : 0f;
            }
            tokens += last;
        }
        return new Batch(rows.length, length, inputs, targets, weights, tokens);
    }

    private static int token(int[] prompt, int[] completion, int position) {
        return position < prompt.length ? prompt[position] : completion[position - prompt.length];
    }

    private int row(long position) {
        long epoch = position / prompts.size();
        if (epoch != permutationEpoch) {
            permutation = permutation(epoch);
            permutationEpoch = epoch;
        }
        return permutation[(int) (position % prompts.size())];
    }

    private int[] permutation(long epoch) {
        Random random = new Random(seed + epoch * EPOCH_MIX);
        int[] order = new int[prompts.size()];
        Arrays.setAll(order, i -> i);
        for (int i = order.length - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            int swapped = order[i];
            order[i] = order[other];
            order[other] = swapped;
        }
        return order;
    }
}
