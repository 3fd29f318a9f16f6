package dev.landbridge.training.registry;

import dev.landbridge.contracts.registry.v1.ArtifactServiceGrpc;
import dev.landbridge.contracts.registry.v1.ListArtifactsRequest;
import dev.landbridge.contracts.registry.v1.ListArtifactsResponse;
import dev.landbridge.kit.access.ServiceCalls;
import io.quarkus.grpc.GrpcClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** The files of runs and logged models, which the registry keeps. */
@ApplicationScoped
public class RegistryArtifacts {
    private static final Duration DEADLINE = Duration.ofSeconds(20);

    private final ArtifactServiceGrpc.ArtifactServiceBlockingStub stub;
    private final ServiceCalls calls;

    RegistryArtifacts(
            @GrpcClient("registry") ArtifactServiceGrpc.ArtifactServiceBlockingStub stub, ServiceCalls calls) {
        this.stub = stub;
        this.calls = calls;
    }

    /** @param path directory in the team's artifact tree */
    public ListArtifactsResponse list(String team, String path, String pageToken) {
        return calls.on(stub, team, DEADLINE)
                .listArtifacts(ListArtifactsRequest.newBuilder()
                        .setPath(path)
                        .setPageToken(pageToken)
                        .build());
    }
}
