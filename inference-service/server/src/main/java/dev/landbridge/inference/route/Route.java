package dev.landbridge.inference.route;

import dev.landbridge.inference.deployment.Deployment;
import java.time.Instant;

/** A public model name and what answers to it. */
public record Route(
        String name,
        String deploymentId,
        String model,
        int version,
        String alias,
        String chip,
        String numerics,
        String certificateId,
        String releaseId,
        Instant updatedAt) {
    static Route of(RouteEntity row, Deployment deployment) {
        return new Route(
                row.key.name(),
                row.deploymentId,
                deployment.model(),
                deployment.version(),
                row.alias,
                deployment.chip(),
                deployment.numerics(),
                row.certificateId,
                row.releaseId,
                row.updatedAt);
    }
}
