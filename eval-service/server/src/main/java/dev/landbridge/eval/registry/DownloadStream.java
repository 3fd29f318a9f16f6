package dev.landbridge.eval.registry;

import com.google.protobuf.ByteString;
import dev.landbridge.contracts.registry.v1.DownloadResponse;
import dev.landbridge.kit.problem.GrpcProblems;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.MethodDescriptor;
import io.grpc.StatusRuntimeException;
import java.io.InputStream;
import java.util.Iterator;

/** A download as a stream; closing it early ends the call. */
final class DownloadStream extends InputStream {

    /** Keeps hold of the one call that is made through it. A cancelled gRPC context would reach the calls that follow. */
    static final class Call implements ClientInterceptor {
        private ClientCall<?, ?> call;

        @Override
        public <Q, A> ClientCall<Q, A> interceptCall(
                MethodDescriptor<Q, A> method, CallOptions options, Channel channel) {
            ClientCall<Q, A> made = channel.newCall(method, options);
            call = made;
            return made;
        }

        private void cancel() {
            call.cancel("the reader has what it wanted", null);
        }
    }

    private final Call call;
    private final Iterator<DownloadResponse> parts;
    private ByteString part = ByteString.EMPTY;
    private int at;

    DownloadStream(Call call, Iterator<DownloadResponse> parts) {
        this.call = call;
        this.parts = parts;
    }

    @Override
    public int read() {
        return filled() ? part.byteAt(at++) & 0xff : -1;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) {
        if (length == 0) {
            return 0;
        }
        if (!filled()) {
            return -1;
        }
        int count = Math.min(length, part.size() - at);
        part.copyTo(bytes, at, offset, count);
        at += count;
        return count;
    }

    @Override
    public void close() {
        call.cancel();
    }

    private boolean filled() {
        try {
            while (at == part.size()) {
                if (!parts.hasNext()) {
                    return false;
                }
                part = parts.next().getChunk();
                at = 0;
            }
            return true;
        } catch (StatusRuntimeException e) {
            throw GrpcProblems.from(e);
        }
    }
}
