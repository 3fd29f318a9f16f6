package dev.landbridge.registry.blob;

import dev.landbridge.contracts.registry.v1.BlobServiceGrpc;
import dev.landbridge.contracts.registry.v1.DownloadRequest;
import dev.landbridge.contracts.registry.v1.DownloadResponse;
import dev.landbridge.contracts.registry.v1.UploadRequest;
import dev.landbridge.contracts.registry.v1.UploadResponse;
import dev.landbridge.kit.access.Caller;
import dev.landbridge.kit.access.Role;
import dev.landbridge.kit.problem.GrpcProblems;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import io.quarkus.grpc.GrpcService;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;

@GrpcService
@Blocking
public class BlobGrpcService extends BlobServiceGrpc.BlobServiceImplBase {
    private final Blobs blobs;
    private final Caller caller;
    private final SecurityIdentity identity;

    BlobGrpcService(Blobs blobs, Caller caller, SecurityIdentity identity) {
        this.blobs = blobs;
        this.caller = caller;
        this.identity = identity;
    }

    // Open by annotation, closed by requireUploader: Quarkus drops an exception from the start of a client stream, and
    // the caller would wait for ever.
    @Override
    @PermitAll
    public StreamObserver<UploadRequest> upload(StreamObserver<UploadResponse> response) {
        try {
            requireUploader();
        } catch (RuntimeException refused) {
            response.onError(GrpcProblems.translate(refused));
            return new RefusedUpload();
        }
        return new BlobUpload(blobs, caller.team(), caller.subject(), Infrastructure.getDefaultWorkerPool(), response);
    }

    private void requireUploader() {
        if (identity.isAnonymous()) {
            throw new UnauthorizedException();
        }
        if (!caller.hasRole(Role.MEMBER) && !caller.isService()) {
            throw new ForbiddenException();
        }
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
