package dev.landbridge.registry.blob;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/** Carries chunks from the thread that receives them to the one that stores them; a full pipe blocks the receiver. */
final class ChunkPipe extends InputStream {
    private static final int CHUNKS = 4;
    private static final ByteString END = ByteString.copyFromUtf8("end");
    private static final ByteString BROKEN = ByteString.copyFromUtf8("broken");

    private final BlockingQueue<ByteString> chunks = new ArrayBlockingQueue<>(CHUNKS);
    private ByteString current = ByteString.EMPTY;
    private int position;
    private volatile boolean readerGone;

    void add(ByteString chunk) throws InterruptedException {
        while (!readerGone && !chunks.offer(chunk, 100, java.util.concurrent.TimeUnit.MILLISECONDS)) {
            // The reader is slower; it takes a chunk, or leaves.
        }
    }

    void end() throws InterruptedException {
        add(END);
    }

    void fail() throws InterruptedException {
        add(BROKEN);
    }

    /** The reader has its result, or its error, and takes nothing more. */
    void leave() {
        readerGone = true;
        chunks.clear();
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        if (!fill()) {
            return -1;
        }
        int count = Math.min(length, current.size() - position);
        current.copyTo(buffer, position, offset, count);
        position += count;
        return count;
    }

    @SuppressWarnings("ReferenceEquality") // the two markers are told from data by identity
    private boolean fill() throws IOException {
        while (position == current.size()) {
            if (current == END) {
                return false;
            }
            current = take();
            position = 0;
            if (current == END) {
                position = current.size();
                return false;
            }
            if (current == BROKEN) {
                throw new IOException("the sender broke off");
            }
        }
        return true;
    }

    private ByteString take() throws IOException {
        try {
            return chunks.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
    }
}
