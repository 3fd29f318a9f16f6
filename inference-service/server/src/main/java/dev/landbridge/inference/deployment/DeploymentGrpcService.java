package dev.landbridge.inference.deployment;

import dev.landbridge.contracts.inference.v1.CreateDeploymentRequest;
import dev.landbridge.contracts.inference.v1.CreateDeploymentResponse;
import dev.landbridge.contracts.inference.v1.DeploymentService;
import dev.landbridge.contracts.inference.v1.GetDeploymentRequest;
import dev.landbridge.contracts.inference.v1.GetDeploymentResponse;
import dev.landbridge.contracts.inference.v1.ListDeploymentsRequest;
import dev.landbridge.contracts.inference.v1.ListDeploymentsResponse;
import dev.landbridge.contracts.inference.v1.StopDeploymentRequest;
import dev.landbridge.contracts.inference.v1.StopDeploymentResponse;
import dev.landbridge.kit.access.Caller;
import dev.landbridge.kit.access.Role;
import dev.landbridge.kit.problem.Problem;
import io.quarkus.grpc.GrpcService;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;

@GrpcService
@Blocking
@RolesAllowed(Role.SERVICE)
class DeploymentGrpcService implements DeploymentService {
    private final Deployments deployments;
    private final Caller caller;

    DeploymentGrpcService(Deployments deployments, Caller caller) {
        this.deployments = deployments;
        this.caller = caller;
    }

    @Override
    public Uni<CreateDeploymentResponse> createDeployment(CreateDeploymentRequest request) {
        Deployment made = deployments.create(caller, request, role(request));
        return Uni.createFrom()
                .item(CreateDeploymentResponse.newBuilder()
                        .setDeployment(proto(made))
                        .build());
    }

    @Override
    public Uni<GetDeploymentResponse> getDeployment(GetDeploymentRequest request) {
        Deployment found = deployments.get(caller.team(), request.getId());
        return Uni.createFrom()
                .item(GetDeploymentResponse.newBuilder()
                        .setDeployment(proto(found))
                        .build());
    }

    @Override
    public Uni<ListDeploymentsResponse> listDeployments(ListDeploymentsRequest request) {
        return Uni.createFrom()
                .item(ListDeploymentsResponse.newBuilder()
                        .addAllDeployments(deployments.ofVersion(caller.team(), request.getModelVersionId()).stream()
                                .map(this::proto)
                                .toList())
                        .build());
    }

    @Override
    public Uni<StopDeploymentResponse> stopDeployment(StopDeploymentRequest request) {
        Deployment stopped = deployments.stop(caller, request.getId(), request.getReason());
        return Uni.createFrom()
                .item(StopDeploymentResponse.newBuilder()
                        .setDeployment(proto(stopped))
                        .build());
    }

    private dev.landbridge.contracts.inference.v1.Deployment proto(Deployment deployment) {
        return deployment.toProto(deployments.openaiBaseUrl());
    }

    private static DeploymentRole role(CreateDeploymentRequest request) {
        switch (request.getRole()) {
            case DEPLOYMENT_ROLE_REFERENCE:
                return DeploymentRole.REFERENCE;
            case DEPLOYMENT_ROLE_CANDIDATE:
                return DeploymentRole.CANDIDATE;
            case DEPLOYMENT_ROLE_SERVING:
                return DeploymentRole.SERVING;
            default:
                throw Problem.invalid("role", "must be reference or candidate");
        }
    }
}
