package dev.landbridge.inference.route;

import dev.landbridge.inference.deployment.Deployment;
import dev.landbridge.inference.deployment.DeploymentRoutes;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

@ApplicationScoped
class RouteNames implements DeploymentRoutes {
    private final RouteStore store;

    RouteNames(RouteStore store) {
        this.store = store;
    }

    @Override
    public Map<String, List<Deployment.RouteName>> of(String team, Collection<String> deploymentIds) {
        return store.pointingAt(team, deploymentIds).stream()
                .collect(Collectors.groupingBy(
                        row -> row.deploymentId,
                        Collectors.mapping(
                                row -> new Deployment.RouteName(row.key.name(), row.alias), Collectors.toList())));
    }
}
