package dev.landbridge.proof.llama;

import dev.landbridge.proof.golden.Scores;
import dev.landbridge.proof.golden.TokenTable;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * A KL base file, read as it streams by: {@code "_logits_"}, n_ctx, n_vocab, n_chunk, the tokens of all windows, then a
 * row of u16 log-probabilities for each position of the second half of each window but its last.
 */
public final class LlamaKlBase {

    private static final String MAGIC = "_logits_";
    private static final int MAX_CONTEXT = 1 << 22;
    private static final int MAX_VOCABULARY = 1 << 24;

    /** Windows as the cases of a trace; the first half of each has no scores. */
    public record Windows(TokenTable tokens, Scores scores) {}

    private final InputStream in;
    private final int context;
    private final int vocabulary;
    private final int chunks;

    /** @throws InvalidLlamaFileException when the header is not one of such a file */
    public LlamaKlBase(InputStream stream) throws IOException {
        in = new BufferedInputStream(stream, 1 << 16);
        ByteBuffer magic = bytes("magic", MAGIC.length());
        for (int i = 0; i < MAGIC.length(); i++) {
            if (magic.get(i) != MAGIC.charAt(i)) {
                throw new InvalidLlamaFileException("magic", "is not " + MAGIC);
            }
        }
        context = number("n_ctx", 4, MAX_CONTEXT);
        vocabulary = number("n_vocab", 2, MAX_VOCABULARY);
        chunks = number("n_chunk", 1, Integer.MAX_VALUE);
    }

    public int context() {
        return context;
    }

    public int vocabulary() {
        return vocabulary;
    }

    public int chunks() {
        return chunks;
    }

    /**
     * Reads on to the end of the windows asked for.
     *
     * @param most windows to keep, from the first
     * @param topK log-probabilities to keep a position
     * @param bos token that the tool puts in place of the first of each window; negative when the model takes none
     */
    public Windows read(int most, int topK, int bos) throws IOException {
        int kept = Math.min(most, chunks);
        int[] ids = tokens(kept, bos);
        long[] offsets = new long[kept + 1];
        for (int chunk = 0; chunk < kept; chunk++) {
            offsets[chunk + 1] = offsets[chunk] + context;
        }
        Scores scores = Scores.allocate(ids.length, topK);
        LogRow row = new LogRow(vocabulary, topK);
        for (int chunk = 0; chunk < kept; chunk++) {
            for (int position = context / 2; position < context - 1; position++) {
                String field = "chunk %d position %d".formatted(chunk, position);
                row.read(field, bytes(field, row.size()));
                // The row made at a position is about the token after it.
                int at = chunk * context + position + 1;
                row.put(scores, at, ids[at]);
            }
        }
        if (kept == chunks && in.read() >= 0) {
            throw new InvalidLlamaFileException("end", "there are bytes after the last window");
        }
        return new Windows(new TokenTable(offsets, ids), scores);
    }

    private int[] tokens(int kept, int bos) throws IOException {
        int[] ids = new int[Math.multiplyExact(kept, context)];
        for (int chunk = 0; chunk < chunks; chunk++) {
            ByteBuffer window = bytes("tokens of chunk " + chunk, Integer.BYTES * context);
            for (int i = 0; chunk < kept && i < context; i++) {
                int id = window.getInt();
                if (id < 0 || id >= vocabulary) {
                    throw new InvalidLlamaFileException(
                            "tokens[" + (chunk * context + i) + "]", id + " is not in the vocabulary of " + vocabulary);
                }
                ids[chunk * context + i] = i == 0 && bos >= 0 ? bos : id;
            }
        }
        return ids;
    }

    private int number(String field, int least, int most) throws IOException {
        int value = bytes(field, Integer.BYTES).getInt();
        if (value < least || value > most) {
            throw new InvalidLlamaFileException(field, value + " is not between " + least + " and " + most);
        }
        return value;
    }

    private ByteBuffer bytes(String field, int count) throws IOException {
        byte[] read = in.readNBytes(count);
        if (read.length < count) {
            EOFException end = new EOFException("after " + read.length + " of " + count + " bytes");
            throw (IOException)
                    new InvalidLlamaFileException(field, "the file ends " + end.getMessage()).initCause(end);
        }
        return ByteBuffer.wrap(read).order(ByteOrder.LITTLE_ENDIAN);
    }
}
