package dev.landbridge.registry;

import com.google.protobuf.ByteString;
import dev.landbridge.contracts.registry.v1.BlobDeclaration;
import dev.landbridge.contracts.registry.v1.BlobServiceGrpc.BlobServiceStub;
import dev.landbridge.contracts.registry.v1.UploadRequest;
import dev.landbridge.contracts.registry.v1.UploadResponse;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.StreamObserver;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/** One upload stream as a service sends it. */
final class GrpcUpload implements StreamObserver<UploadResponse> {
    private static final int CHUNK_BYTES = 256 << 10;

    private final CompletableFuture<UploadResponse> answer = new CompletableFuture<>();
    private final StreamObserver<UploadRequest> requests;

    GrpcUpload(BlobServiceStub blobs) {
        requests = blobs.withDeadlineAfter(20, TimeUnit.SECONDS).upload(this);
    }

    GrpcUpload declare(String name, String sha256, long size) {
        requests.onNext(UploadRequest.newBuilder()
                .setDeclaration(BlobDeclaration.newBuilder()
                        .setFileName(name)
                        .setSha256(sha256)
                        .setSize(size))
                .build());
        return this;
    }

    GrpcUpload send(byte[] bytes) {
        for (int from = 0; from < bytes.length && !answer.isDone(); from += CHUNK_BYTES) {
            requests.onNext(UploadRequest.newBuilder()
                    .setChunk(ByteString.copyFrom(bytes, from, Math.min(CHUNK_BYTES, bytes.length - from)))
                    .build());
        }
        return this;
    }

    /** @throws StatusRuntimeException the service's refusal */
    UploadResponse await() throws InterruptedException {
        if (!answer.isDone()) {
            requests.onCompleted();
        }
        try {
            return answer.get();
        } catch (ExecutionException e) {
            throw (StatusRuntimeException) e.getCause();
        }
    }

    @Override
    public void onNext(UploadResponse response) {
        answer.complete(response);
    }

    @Override
    public void onError(Throwable refused) {
        answer.completeExceptionally(refused);
    }

    @Override
    public void onCompleted() {
        // the answer came with its message
    }
}
