package dev.landbridge.training.registry;

import dev.landbridge.contracts.registry.v1.ModelVersion;
import dev.landbridge.contracts.registry.v1.ModelVersionServiceGrpc;
import dev.landbridge.contracts.registry.v1.RegisterVersionRequest;
import dev.landbridge.kit.access.ServiceCalls;
import io.quarkus.grpc.GrpcClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** The registry's model versions. */
@ApplicationScoped
public class RegistryVersions {
    private static final Duration DEADLINE = Duration.ofSeconds(60);

    private final ModelVersionServiceGrpc.ModelVersionServiceBlockingStub stub;
    private final ServiceCalls calls;

    RegistryVersions(
            @GrpcClient("registry") ModelVersionServiceGrpc.ModelVersionServiceBlockingStub stub, ServiceCalls calls) {
        this.stub = stub;
        this.calls = calls;
    }

    public ModelVersion register(String team, RegisterVersionRequest request) {
        return calls.on(stub, team, DEADLINE).registerVersion(request).getVersion();
    }
}
