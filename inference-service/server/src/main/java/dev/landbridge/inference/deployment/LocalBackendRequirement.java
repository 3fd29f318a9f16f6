package dev.landbridge.inference.deployment;

import dev.landbridge.kit.profile.ClusterRequirement;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** A cluster serves from pods; engine processes beside the control plane are a laptop's way. */
@ApplicationScoped
class LocalBackendRequirement implements ClusterRequirement {
    private final DeploymentConfig config;

    LocalBackendRequirement(DeploymentConfig config) {
        this.config = config;
    }

    @Override
    public Optional<String> violation() {
        return config.backend() == DeploymentConfig.Backend.LOCAL_PROCESS
                ? Optional.of("landbridge.deployment.backend is local-process,"
                        + " which runs engines as processes of this service; choose a backend of the cluster")
                : Optional.empty();
    }
}
