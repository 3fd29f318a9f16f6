package dev.landbridge.registry.blob;

import dev.landbridge.contracts.registry.v1.BlobDeclaration;
import dev.landbridge.contracts.registry.v1.UploadRequest;
import dev.landbridge.contracts.registry.v1.UploadResponse;
import dev.landbridge.kit.problem.GrpcProblems;
import dev.landbridge.kit.problem.Problem;
import io.grpc.stub.StreamObserver;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;

/** One upload stream: the declaration, then the bytes. */
final class BlobUpload implements StreamObserver<UploadRequest> {
    private final Blobs blobs;
    private final String team;
    private final String uploader;
    private final Executor executor;
    private final StreamObserver<UploadResponse> response;
    private final ChunkPipe pipe = new ChunkPipe();
    private CompletableFuture<Blobs.Stored> storing;

    BlobUpload(Blobs blobs, String team, String uploader, Executor executor, StreamObserver<UploadResponse> response) {
        this.blobs = blobs;
        this.team = team;
        this.uploader = uploader;
        this.executor = executor;
        this.response = response;
    }

    @Override
    public void onNext(UploadRequest request) {
        if (request.hasDeclaration()) {
            begin(request.getDeclaration());
            return;
        }
        if (storing == null) {
            throw Problem.invalid("declaration", "must be the first message of an upload");
        }
        try {
            pipe.add(request.getChunk());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void begin(BlobDeclaration message) {
        if (storing != null) {
            throw Problem.invalid("declaration", "may be sent only once");
        }
        Declaration declared = new Declaration(message.getSha256(), message.getSize(), message.getFileName());
        storing = CompletableFuture.supplyAsync(() -> blobs.upload(team, uploader, declared, pipe), executor)
                .whenComplete((stored, error) -> pipe.leave());
    }

    @Override
    public void onError(Throwable t) {
        if (storing != null) {
            try {
                pipe.fail();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public void onCompleted() {
        if (storing == null) {
            response.onError(GrpcProblems.toStatus(Problem.invalid("declaration", "is missing")));
            return;
        }
        try {
            pipe.end();
            Blobs.Stored stored = storing.join();
            response.onNext(UploadResponse.newBuilder()
                    .setSha256(stored.blob().sha256())
                    .setSize(stored.blob().size())
                    .setAlreadyPresent(stored.alreadyPresent())
                    .build());
            response.onCompleted();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (CompletionException e) {
            response.onError(GrpcProblems.translate(e.getCause()));
        }
    }
}
