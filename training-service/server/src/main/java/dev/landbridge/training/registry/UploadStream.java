package dev.landbridge.training.registry;

import dev.landbridge.contracts.registry.v1.UploadRequest;
import dev.landbridge.contracts.registry.v1.UploadResponse;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Client side of one upload: sends no faster than the registry reads, so that a file never piles up in memory. */
final class UploadStream implements ClientResponseObserver<UploadRequest, UploadResponse> {
    private final CompletableFuture<UploadResponse> answer = new CompletableFuture<>();
    private final Semaphore changed = new Semaphore(0);
    private ClientCallStreamObserver<UploadRequest> requests;

    @Override
    public void beforeStart(ClientCallStreamObserver<UploadRequest> stream) {
        requests = stream;
        stream.setOnReadyHandler(changed::release);
    }

    @Override
    public void onNext(UploadResponse value) {
        answer.complete(value);
        changed.release();
    }

    @Override
    public void onError(Throwable t) {
        answer.completeExceptionally(t);
        changed.release();
    }

    @Override
    public void onCompleted() {
        changed.release();
    }

    /** The registry may answer before it has seen everything: it has the blob already, or refuses it. */
    boolean answered() {
        return answer.isDone();
    }

    void send(UploadRequest request) throws InterruptedException {
        while (!requests.isReady() && !answered()) {
            changed.tryAcquire(1, TimeUnit.SECONDS);
            changed.drainPermits();
        }
        if (!answered()) {
            requests.onNext(request);
        }
    }

    UploadResponse finish() throws InterruptedException {
        if (!answered()) {
            requests.onCompleted();
        }
        try {
            return answer.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof StatusRuntimeException refused) {
                throw refused;
            }
            throw new IllegalStateException("upload failed", e.getCause());
        }
    }
}
