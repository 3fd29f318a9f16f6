package dev.landbridge.registry.blob;

import com.google.protobuf.ByteString;
import dev.landbridge.contracts.registry.v1.DownloadResponse;
import io.grpc.stub.ServerCallStreamObserver;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Sends a stream in chunks, never faster than the receiver takes them. */
final class BlobDownload {
    private static final int CHUNK_BYTES = 256 << 10;

    private final InputStream content;
    private final ServerCallStreamObserver<DownloadResponse> response;
    private boolean ended;

    BlobDownload(InputStream content, ServerCallStreamObserver<DownloadResponse> response) {
        this.content = content;
        this.response = response;
    }

    void start() {
        response.setOnReadyHandler(this::pump);
        response.setOnCancelHandler(this::close);
        pump();
    }

    private synchronized void pump() {
        try {
            while (!ended && response.isReady()) {
                byte[] chunk = content.readNBytes(CHUNK_BYTES);
                if (chunk.length == 0) {
                    close();
                    response.onCompleted();
                } else {
                    response.onNext(DownloadResponse.newBuilder()
                            .setChunk(ByteString.copyFrom(chunk))
                            .build());
                }
            }
        } catch (IOException e) {
            close();
            throw new UncheckedIOException(e);
        }
    }

    private synchronized void close() {
        ended = true;
        try {
            content.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
