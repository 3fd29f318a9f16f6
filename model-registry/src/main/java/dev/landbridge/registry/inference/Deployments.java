package dev.landbridge.registry.inference;

import dev.landbridge.contracts.inference.v1.CreateDeploymentRequest;
import dev.landbridge.contracts.inference.v1.Deployment;
import dev.landbridge.contracts.inference.v1.DeploymentServiceGrpc.DeploymentServiceBlockingStub;
import dev.landbridge.contracts.inference.v1.GetDeploymentRequest;
import dev.landbridge.contracts.inference.v1.ListDeploymentsRequest;
import dev.landbridge.contracts.inference.v1.PutRouteRequest;
import dev.landbridge.contracts.inference.v1.RouteServiceGrpc.RouteServiceBlockingStub;
import dev.landbridge.contracts.inference.v1.StopDeploymentRequest;
import dev.landbridge.kit.access.ServiceCalls;
import io.quarkus.grpc.GrpcClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;

/** The calls to inference-service. */
@ApplicationScoped
public class Deployments {
    private static final Duration DEADLINE = Duration.ofSeconds(10);

    private final ServiceCalls calls;
    private final DeploymentServiceBlockingStub deployments;
    private final RouteServiceBlockingStub routes;

    Deployments(
            ServiceCalls calls,
            @GrpcClient("inference") DeploymentServiceBlockingStub deployments,
            @GrpcClient("inference") RouteServiceBlockingStub routes) {
        this.calls = calls;
        this.deployments = deployments;
        this.routes = routes;
    }

    public Deployment create(String team, CreateDeploymentRequest request) {
        return calls.on(deployments, team, DEADLINE).createDeployment(request).getDeployment();
    }

    public Deployment get(String team, String id) {
        return calls.on(deployments, team, DEADLINE)
                .getDeployment(GetDeploymentRequest.newBuilder().setId(id).build())
                .getDeployment();
    }

    /** Running or not, newest first. */
    public List<Deployment> ofVersion(String team, String modelVersionId) {
        return calls.on(deployments, team, DEADLINE)
                .listDeployments(ListDeploymentsRequest.newBuilder()
                        .setModelVersionId(modelVersionId)
                        .build())
                .getDeploymentsList();
    }

    public void stop(String team, String id, String reason) {
        calls.on(deployments, team, DEADLINE)
                .stopDeployment(StopDeploymentRequest.newBuilder()
                        .setId(id)
                        .setReason(reason)
                        .build());
    }

    public void putRoute(String team, PutRouteRequest request) {
        calls.on(routes, team, DEADLINE).putRoute(request);
    }
}
