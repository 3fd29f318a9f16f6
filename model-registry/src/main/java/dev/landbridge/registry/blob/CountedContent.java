package dev.landbridge.registry.blob;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A stream that breaks off when more comes out of it than anybody should have to look at. */
final class CountedContent extends FilterInputStream {
    private long left;

    CountedContent(InputStream in, long limit) {
        super(in);
        this.left = limit;
    }

    /** There is more than the limit. */
    static final class TooMuchException extends IOException {
        private static final long serialVersionUID = 1L;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int count = in.read(buffer, offset, length);
        left -= Math.max(count, 0);
        if (left < 0) {
            throw new TooMuchException();
        }
        return count;
    }

    void skipAll() throws IOException {
        byte[] buffer = new byte[1 << 16];
        while (read(buffer, 0, buffer.length) >= 0) {
            // the bytes are only counted
        }
    }
}
