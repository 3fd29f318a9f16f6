package dev.landbridge.client.http;

import dev.landbridge.client.problem.ConnectionFailedException;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.channels.FileChannel;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;

/** Fetches a range of immutable content into the same range of a file, taking up broken connections where they broke. */
public final class RangeDownload {
    private static final int PARTIAL = 206;

    private final Connection connection;
    private final Target target;
    private final String tag;

    /** @param tag strong entity tag without quotes; another content under the same address is an error */
    public RangeDownload(Connection connection, Target target, String tag) {
        this.connection = connection;
        this.target = target;
        this.tag = tag;
    }

    /**
     * Fetches the bytes from {@code from} to before {@code to}. Attempts that move forward do not count as failures.
     *
     * @param progress is told the bytes written since it was told before
     */
    public void fetch(FileChannel file, long from, long to, LongConsumer progress) {
        AtomicLong position = new AtomicLong(from);
        int failures = 0;
        while (position.get() < to) {
            long begun = position.get();
            Call call = Call.get(target)
                    .header("Range", "bytes=" + begun + "-" + (to - 1))
                    .header("If-Range", "\"" + tag + "\"")
                    .header("Accept-Encoding", "identity")
                    .once();
            try {
                one(call, file, position, to, progress);
                if (position.get() < to) {
                    throw new IOException("the answer ended at byte " + position + " of " + to);
                }
            } catch (IOException | ConnectionFailedException e) {
                failures = position.get() > begun ? 1 : failures + 1;
                if (failures >= connection.attempts() || e.getCause() instanceof WrongRangeException) {
                    throw e instanceof ConnectionFailedException failed
                            ? failed
                            : connection.failed(call, (IOException) e);
                }
                connection.pause(failures);
            }
        }
    }

    private void one(Call call, FileChannel file, AtomicLong position, long to, LongConsumer progress)
            throws IOException {
        long begun = position.get();
        Stall stall = Stall.watch();
        BodyHandler<Void> handler = info -> {
            boolean wanted = info.statusCode() == PARTIAL
                    ? info.headers().firstValue("Content-Range").orElse("").startsWith("bytes " + begun + "-")
                    : begun == 0;
            if (!wanted) {
                return BodySubscribers.mapping(BodySubscribers.discarding(), nothing -> null);
            }
            return new RangeBody(file, begun, to, stall, count -> {
                position.addAndGet(count);
                progress.accept(count);
            });
        };
        HttpResponse<Void> response = connection.send(call, handler, stall);
        if (position.get() == begun && begun < to) {
            throw new IOException(
                    "the server does not send byte " + begun + " of this content",
                    new WrongRangeException("status " + response.statusCode()));
        }
    }
}
