package dev.landbridge.training.registry;

import dev.landbridge.contracts.registry.v1.DatasetServiceGrpc;
import dev.landbridge.contracts.registry.v1.DatasetVersion;
import dev.landbridge.contracts.registry.v1.GetDatasetVersionRequest;
import dev.landbridge.contracts.registry.v1.RegisterDatasetVersionRequest;
import dev.landbridge.kit.access.ServiceCalls;
import io.quarkus.grpc.GrpcClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** The registry's data sets. */
@ApplicationScoped
public class RegistryDatasets {
    private static final Duration DEADLINE = Duration.ofSeconds(20);

    private final DatasetServiceGrpc.DatasetServiceBlockingStub stub;
    private final ServiceCalls calls;

    RegistryDatasets(@GrpcClient("registry") DatasetServiceGrpc.DatasetServiceBlockingStub stub, ServiceCalls calls) {
        this.stub = stub;
        this.calls = calls;
    }

    /** @param version 0 for the newest */
    public DatasetVersion get(String team, String name, int version) {
        return calls.on(stub, team, DEADLINE)
                .getDatasetVersion(GetDatasetVersionRequest.newBuilder()
                        .setName(name)
                        .setVersion(version)
                        .build())
                .getDataset();
    }

    public DatasetVersion register(String team, RegisterDatasetVersionRequest request) {
        return calls.on(stub, team, DEADLINE).registerDatasetVersion(request).getDataset();
    }
}
