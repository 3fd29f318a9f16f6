package dev.landbridge.proof.llama;

import dev.landbridge.proof.golden.Scores;
import java.io.IOException;
import java.nio.ByteBuffer;

/** One row: two floats, scale and least log-probability, then a u16 a token: log p = scale * u16 + least. */
final class LogRow {

    private static final int HEADER = 2 * Float.BYTES;

    private final int vocabulary;
    private final int[] topIds;
    private final int[] topLevels;
    private final char[] levels;
    private float scale;
    private float least;
    private int filled;

    LogRow(int vocabulary, int topK) {
        this.vocabulary = vocabulary;
        this.levels = new char[vocabulary];
        this.topIds = new int[topK];
        this.topLevels = new int[topK];
    }

    /** Bytes; rows are padded to an even number of tokens. */
    int size() {
        return HEADER + Character.BYTES * 2 * ((vocabulary + 1) / 2);
    }

    void read(String field, ByteBuffer bytes) throws IOException {
        scale = bytes.getFloat();
        least = bytes.getFloat();
        if (!Float.isFinite(scale) || scale < 0) {
            throw new InvalidLlamaFileException(field + " scale", scale + " is no step between log-probabilities");
        }
        if (!Float.isFinite(least) || least > 0) {
            throw new InvalidLlamaFileException(field + " min_log_prob", least + " is no log-probability");
        }
        filled = 0;
        for (int id = 0; id < vocabulary; id++) {
            levels[id] = bytes.getChar();
            offer(id, levels[id]);
        }
        if (logprob(topLevels[0]) > 1e-3) {
            throw new InvalidLlamaFileException(
                    field, "its largest log-probability is " + logprob(topLevels[0]) + ", above 0");
        }
    }

    /** Keeps the best, equal ones in the order of their ids. */
    private void offer(int id, int level) {
        if (filled == topIds.length && level <= topLevels[filled - 1]) {
            return;
        }
        int at = filled < topIds.length ? filled++ : filled - 1;
        while (at > 0 && topLevels[at - 1] < level) {
            topLevels[at] = topLevels[at - 1];
            topIds[at] = topIds[at - 1];
            at--;
        }
        topLevels[at] = level;
        topIds[at] = id;
    }

    /** The lowest level says "so unlikely or more": such an actual token is left without a score. */
    void put(Scores scores, int position, int actual) {
        if (levels[actual] == 0 && scale > 0) {
            return;
        }
        int[] ids = new int[filled];
        float[] logprobs = new float[filled];
        int rank = scores.topK() + 1;
        for (int k = 0; k < filled; k++) {
            ids[k] = topIds[k];
            logprobs[k] = logprob(topLevels[k]);
            rank = ids[k] == actual ? k + 1 : rank;
        }
        scores.set(position, logprob(levels[actual]), rank, ids, logprobs);
    }

    private float logprob(int level) {
        return scale * level + least;
    }
}
