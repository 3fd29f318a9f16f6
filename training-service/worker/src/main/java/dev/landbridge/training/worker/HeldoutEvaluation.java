package dev.landbridge.training.worker;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.landbridge.formats.huggingface.ModelConfig;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Greedy answers to held-out questions, all of a block decoded together, one position at a time. */
final class HeldoutEvaluation {
    private static final int BLOCK_ROWS = 250;

    private final List<Row> rows;
    private final ModelConfig config;
    private final int maxTokens;

    /** @param maxTokens of prompt and completion together */
    HeldoutEvaluation(List<Row> rows, ModelConfig config, int maxTokens) {
        this.rows = rows;
        this.config = config;
        this.maxTokens = Math.min(maxTokens, config.maxPositionEmbeddings());
    }

    /**
     * Share of the first rows answered exactly.
     *
     * @param progress called at every position; evaluation ends with NaN when it answers false
     */
    double exactMatch(LlamaNetwork network, NDManager manager, int limit, BooleanSupplier progress) {
        TorchEngine.withoutGradient();
        List<Row> asked = rows.subList(0, Math.min(limit, rows.size()));
        int correct = 0;
        for (int from = 0; from < asked.size(); from += BLOCK_ROWS) {
            List<Row> block = asked.subList(from, Math.min(from + BLOCK_ROWS, asked.size()));
            int[][] sequences = decode(network, manager, block, progress);
            if (sequences.length == 0) {
                return Double.NaN;
            }
            for (int i = 0; i < block.size(); i++) {
                correct += isCorrect(block.get(i), sequences[i]) ? 1 : 0;
            }
        }
        return (double) correct / asked.size();
    }

    private int[][] decode(LlamaNetwork network, NDManager manager, List<Row> block, BooleanSupplier progress) {
        int[][] sequences = block.stream()
                .map(row -> Vocabulary.TOKENIZER.encode(row.prompt()))
                .toArray(int[][]::new);
        try (NDManager scope = manager.newSubManager()) {
            DecodeCache cache = new DecodeCache(scope, config.numHiddenLayers());
            for (int position = 0; position < maxTokens - 1 && !allEnded(sequences); position++) {
                if (!progress.getAsBoolean()) {
                    return new int[0][];
                }
                append(sequences, position, next(network, scope, cache, sequences, position));
            }
        }
        return sequences;
    }

    private static long[] next(
            LlamaNetwork network, NDManager scope, DecodeCache cache, int[][] sequences, int position) {
        try (NDManager step = scope.newSubManager()) {
            long[] ids = Arrays.stream(sequences)
                    .mapToLong(tokens -> position < tokens.length ? tokens[position] : Vocabulary.PAD)
                    .toArray();
            NDArray input = step.create(ids, new Shape(ids.length, 1));
            return network.logits(input, cache).argMax(1).toLongArray();
        }
    }

    /** A sequence still being read takes no new token; one that ended is left alone. */
    private static void append(int[][] sequences, int position, long[] next) {
        for (int i = 0; i < sequences.length; i++) {
            int[] tokens = sequences[i];
            if (tokens.length == position + 1 && !ended(tokens)) {
                sequences[i] = Arrays.copyOf(tokens, tokens.length + 1);
                sequences[i][tokens.length] = (int) next[i];
            }
        }
    }

    private static boolean allEnded(int[][] sequences) {
        return Arrays.stream(sequences).allMatch(HeldoutEvaluation::ended);
    }

    private static boolean ended(int[] tokens) {
        return tokens[tokens.length - 1] == Vocabulary.EOS;
    }

    private static boolean isCorrect(Row row, int[] tokens) {
        int prompt = Vocabulary.TOKENIZER.encode(row.prompt()).length;
        int[] completion = Arrays.copyOfRange(tokens, prompt, tokens.length);
        return ended(tokens) && row.isAnsweredBy(Vocabulary.TOKENIZER.decode(completion, true));
    }
}
