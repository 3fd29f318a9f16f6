package dev.landbridge.client.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import java.util.function.LongConsumer;

/** Writes a body straight to its place in a file; what was written counts even when the connection breaks. */
final class RangeBody implements BodySubscriber<Void> {
    private final CompletableFuture<Void> done = new CompletableFuture<>();
    private final FileChannel file;
    private final long end;
    private final Stall stall;
    private final LongConsumer written;
    private long position;
    private Subscription subscription;

    /** @param end the first byte after the range; more than this is refused */
    RangeBody(FileChannel file, long position, long end, Stall stall, LongConsumer written) {
        this.file = file;
        this.position = position;
        this.end = end;
        this.stall = stall;
        this.written = written;
    }

    @Override
    public void onSubscribe(Subscription source) {
        subscription = source;
        source.request(1);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        try {
            for (ByteBuffer buffer : buffers) {
                write(buffer);
            }
            stall.moved();
            subscription.request(1);
        } catch (IOException e) {
            subscription.cancel();
            done.completeExceptionally(e instanceof WrongRangeException ? e : new UncheckedIOException(e));
        }
    }

    private void write(ByteBuffer buffer) throws IOException {
        if (buffer.remaining() > end - position) {
            throw new WrongRangeException("the server sent more than the range that was asked for");
        }
        while (buffer.hasRemaining()) {
            int count = file.write(buffer, position);
            position += count;
            written.accept(count);
        }
    }

    @Override
    public void onError(Throwable reason) {
        done.completeExceptionally(reason);
    }

    @Override
    public void onComplete() {
        done.complete(null);
    }

    @Override
    public CompletionStage<Void> getBody() {
        return done;
    }
}
