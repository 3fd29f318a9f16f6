package dev.landbridge.proof.llama;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Writes a KL base file from logits, after the description of the format and independently of the reader. */
final class LlamaFileWriter {

    private static final double RANGE = 16;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    LlamaFileWriter header(int context, int vocabulary, int chunks) {
        out.writeBytes("_logits_".getBytes(StandardCharsets.US_ASCII));
        return ints(context, vocabulary, chunks);
    }

    LlamaFileWriter ints(int... values) {
        ByteBuffer bytes = little(4 * values.length);
        for (int value : values) {
            bytes.putInt(value);
        }
        out.writeBytes(bytes.array());
        return this;
    }

    /** One row; the least log-probability kept is 16 nats below the best. */
    LlamaFileWriter row(double[] logprobs) {
        double best = Double.NEGATIVE_INFINITY;
        double worst = Double.POSITIVE_INFINITY;
        for (double logprob : logprobs) {
            best = Math.max(best, logprob);
            worst = Math.min(worst, logprob);
        }
        worst = Math.max(worst, best - RANGE);
        float step = (float) ((best - worst) / 65535);
        int padded = logprobs.length + logprobs.length % 2;
        ByteBuffer bytes = little(8 + 2 * padded).putFloat(step).putFloat((float) worst);
        for (double logprob : logprobs) {
            bytes.putShort((short) (step == 0 ? 0 : Math.round(Math.max(0, logprob - worst) / step)));
        }
        out.writeBytes(bytes.array());
        return this;
    }

    byte[] bytes() {
        return out.toByteArray();
    }

    private static ByteBuffer little(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }
}
