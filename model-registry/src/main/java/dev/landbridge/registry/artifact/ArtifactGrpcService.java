package dev.landbridge.registry.artifact;

import dev.landbridge.contracts.registry.v1.ArtifactEntry;
import dev.landbridge.contracts.registry.v1.ArtifactServiceGrpc;
import dev.landbridge.contracts.registry.v1.ListArtifactsRequest;
import dev.landbridge.contracts.registry.v1.ListArtifactsResponse;
import dev.landbridge.kit.access.Caller;
import dev.landbridge.kit.access.Role;
import dev.landbridge.kit.page.Page;
import dev.landbridge.kit.problem.Problem;
import io.grpc.stub.StreamObserver;
import io.quarkus.grpc.GrpcService;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;

@GrpcService
@Blocking
public class ArtifactGrpcService extends ArtifactServiceGrpc.ArtifactServiceImplBase {
    private static final int MAX_PAGE = 1000;

    private final Artifacts artifacts;
    private final Caller caller;

    ArtifactGrpcService(Artifacts artifacts, Caller caller) {
        this.artifacts = artifacts;
        this.caller = caller;
    }

    @Override
    @RolesAllowed({Role.VIEWER, Role.SERVICE})
    public void listArtifacts(ListArtifactsRequest request, StreamObserver<ListArtifactsResponse> response) {
        if (request.getPageSize() < 0 || request.getPageSize() > MAX_PAGE) {
            throw Problem.invalid("page_size", "must be between 1 and " + MAX_PAGE + ", or 0 for " + MAX_PAGE);
        }
        int size = request.getPageSize() == 0 ? MAX_PAGE : request.getPageSize();
        ArtifactPath directory = ArtifactPath.ofDirectory(request.getPath());
        Page<Artifact> page = request.getRecursive()
                ? artifacts.files(caller.team(), directory, size, request.getPageToken())
                : artifacts.children(caller.team(), directory, size, request.getPageToken());
        response.onNext(ListArtifactsResponse.newBuilder()
                .addAllEntries(
                        page.items().stream().map(ArtifactGrpcService::entry).toList())
                .setNextPageToken(page.nextPageToken() == null ? "" : page.nextPageToken())
                .build());
        response.onCompleted();
    }

    private static ArtifactEntry entry(Artifact artifact) {
        return ArtifactEntry.newBuilder()
                .setPath(artifact.path())
                .setIsDir(artifact.directory())
                .setSize(artifact.size())
                .setSha256(artifact.directory() ? "" : artifact.sha256())
                .build();
    }
}
