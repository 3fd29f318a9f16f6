package dev.landbridge.inference.deployment;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/** What the deployments need to know of the routes, which are built on top of them. */
public interface DeploymentRoutes {
    /** The public names that point at each of these deployments. */
    Map<String, List<Deployment.RouteName>> of(String team, Collection<String> deploymentIds);
}
