package dev.landbridge.client.transfer;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.function.LongConsumer;

/**
 * A range of a file as the body of a request. Each use reads it anew; what an earlier use had counted is taken back
 * first, so that repetitions do not count twice.
 */
final class FileSlice {
    private final Path file;
    private final long from;
    private final long length;
    private final LongConsumer progress;
    private long counted;
    private Slice newest;

    FileSlice(Path file, long from, long length, LongConsumer progress) {
        this.file = file;
        this.from = from;
        this.length = length;
        this.progress = progress;
    }

    BodyPublisher body() {
        return length == 0
                ? BodyPublishers.noBody()
                : BodyPublishers.fromPublisher(BodyPublishers.ofInputStream(this::open), length);
    }

    private synchronized InputStream open() {
        progress.accept(-counted);
        counted = 0;
        try {
            newest = new Slice(FileChannel.open(file));
            return newest;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The connection of an attempt that broke may read on for a moment: only the newest attempt counts. */
    private synchronized void count(Slice reader, int bytes) {
        if (reader == newest) {
            counted += bytes;
            progress.accept(bytes);
        }
    }

    private final class Slice extends InputStream {
        private final FileChannel channel;
        private long left = length;

        Slice(FileChannel channel) {
            this.channel = channel;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int offset, int wanted) throws IOException {
            if (left == 0) {
                return -1;
            }
            int limit = (int) Math.min(wanted, left);
            int count = channel.read(ByteBuffer.wrap(target, offset, limit), from + length - left);
            if (count < 0) {
                throw new IOException(file + " became shorter while it was sent");
            }
            left -= count;
            count(this, count);
            return count;
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }
}
