package dev.landbridge.registry.blob;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The body of a request for a thread that may block. Unlike the framework's stream, which asks the network for every
 * buffer anew, a few megabytes are on their way while the thread digests and writes; more than that stays in the network.
 */
public final class RequestContent extends InputStream {
    private static final int HIGH_WATER = 4 << 20;
    private static final int LOW_WATER = 1 << 20;

    private final HttpServerRequest request;
    private final Deque<Buffer> arrived = new ArrayDeque<>();
    private int arrivedBytes;
    private boolean paused;
    private boolean ended;
    private Throwable failure;
    private Buffer current = Buffer.buffer(0);
    private int position;

    private RequestContent(HttpServerRequest request) {
        this.request = request;
    }

    /** The request must not have been read by anybody: take it as a parameter instead of its body. */
    public static RequestContent of(HttpServerRequest request) {
        RequestContent content = new RequestContent(request);
        if (request.isEnded()) {
            content.ended = true;
            return content;
        }
        request.exceptionHandler(content::fail);
        request.endHandler(nothing -> content.end());
        request.handler(content::arrive);
        request.resume();
        return content;
    }

    private synchronized void arrive(Buffer buffer) {
        arrived.add(buffer);
        arrivedBytes += buffer.length();
        if (arrivedBytes > HIGH_WATER && !paused) {
            paused = true;
            request.pause();
        }
        notifyAll();
    }

    private synchronized void end() {
        ended = true;
        notifyAll();
    }

    private synchronized void fail(Throwable cause) {
        failure = cause;
        notifyAll();
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int count = 0;
        while (count < length) {
            if (position == current.length() && !next(count == 0)) {
                break;
            }
            int some = Math.min(length - count, current.length() - position);
            current.getBytes(position, position + some, target, offset + count);
            position += some;
            count += some;
        }
        return count == 0 && length > 0 ? -1 : count;
    }

    /** @param wait false takes only what has arrived */
    private synchronized boolean next(boolean wait) throws IOException {
        while (wait && arrived.isEmpty() && !ended && failure == null) {
            try {
                wait();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException();
            }
        }
        if (arrived.isEmpty()) {
            if (failure != null && wait) {
                throw new IOException(failure);
            }
            return false;
        }
        current = arrived.poll();
        position = 0;
        arrivedBytes -= current.length();
        if (paused && arrivedBytes < LOW_WATER) {
            paused = false;
            request.resume();
        }
        return true;
    }

    /** Lets the rest of the body pass by, so that the connection can carry the next request. */
    @Override
    public void close() {
        synchronized (this) {
            if (ended || failure != null) {
                return;
            }
            arrived.clear();
            paused = false;
        }
        request.handler(dropped -> {});
        request.resume();
    }
}
