package dev.landbridge.inference.route;

import dev.landbridge.contracts.inference.v1.PutRouteRequest;
import dev.landbridge.contracts.inference.v1.PutRouteResponse;
import dev.landbridge.contracts.inference.v1.RouteService;
import dev.landbridge.kit.access.Caller;
import dev.landbridge.kit.access.Role;
import io.quarkus.grpc.GrpcService;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;

@GrpcService
@Blocking
@RolesAllowed(Role.SERVICE)
class RouteGrpcService implements RouteService {
    private final Routes routes;
    private final Caller caller;

    RouteGrpcService(Routes routes, Caller caller) {
        this.routes = routes;
        this.caller = caller;
    }

    @Override
    public Uni<PutRouteResponse> putRoute(PutRouteRequest request) {
        routes.put(caller, request);
        return Uni.createFrom()
                .item(PutRouteResponse.newBuilder()
                        .setName(request.getName())
                        .setDeploymentId(request.getDeploymentId())
                        .build());
    }
}
