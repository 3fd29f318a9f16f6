package dev.landbridge.registry.blob;

import dev.landbridge.contracts.registry.v1.BlobServiceGrpc;
import dev.landbridge.contracts.registry.v1.DownloadRequest;
import dev.landbridge.contracts.registry.v1.DownloadResponse;
import dev.landbridge.contracts.registry.v1.UploadRequest;
import dev.landbridge.contracts.registry.v1.UploadResponse;
import dev.landbridge.kit.access.Caller;
import dev.landbridge.kit.access.Role;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import io.quarkus.grpc.GrpcService;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.annotation.security.RolesAllowed;

@GrpcService
@Blocking
public class BlobGrpcService extends BlobServiceGrpc.BlobServiceImplBase {
    private final Blobs blobs;
    private final Caller caller;

    BlobGrpcService(Blobs blobs, Caller caller) {
        this.blobs = blobs;
        this.caller = caller;
    }

    @Override
    @RolesAllowed({Role.MEMBER, Role.SERVICE})
    public StreamObserver<UploadRequest> upload(StreamObserver<UploadResponse> response) {
        return new BlobUpload(blobs, caller.team(), caller.subject(), Infrastructure.getDefaultWorkerPool(), response);
    }

    @Override
    @RolesAllowed({Role.VIEWER, Role.SERVICE})
    public void download(DownloadRequest request, StreamObserver<DownloadResponse> response) {
        new BlobDownload(
                        blobs.open(caller.team(), request.getSha256(), request.getOffset()),
                        (ServerCallStreamObserver<DownloadResponse>) response)
                .start();
    }
}
