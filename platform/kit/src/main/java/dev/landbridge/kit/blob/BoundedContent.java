package dev.landbridge.kit.blob;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A sender's stream: an error of its own kind when it is torn, or as soon as it is longer than declared. */
public final class BoundedContent extends FilterInputStream {
    private final long limit;
    private long left;

    private BoundedContent(InputStream content, long limit) {
        super(content);
        this.limit = limit;
        this.left = limit;
    }

    /** @param limit bytes */
    public static InputStream of(InputStream content, long limit) {
        return new BoundedContent(content, limit);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int count;
        try {
            count = in.read(buffer, offset, length);
        } catch (IOException e) {
            throw new ContentMismatchException("the sender broke off after " + (limit - left) + " bytes", e);
        }
        left -= Math.max(count, 0);
        if (left < 0) {
            throw new ContentMismatchException("more than the declared " + limit + " bytes were sent");
        }
        return count;
    }
}
