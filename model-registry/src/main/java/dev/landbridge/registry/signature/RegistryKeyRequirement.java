package dev.landbridge.registry.signature;

import dev.landbridge.kit.profile.ClusterRequirement;
import dev.landbridge.kit.profile.KeptKey;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** A registry with another key at each start has signed nothing that can be verified later. */
@ApplicationScoped
class RegistryKeyRequirement implements ClusterRequirement {
    private final SigningConfig config;

    RegistryKeyRequirement(SigningConfig config) {
        this.config = config;
    }

    @Override
    public Optional<String> violation() {
        return KeptKey.violation("LANDBRIDGE_REGISTRY_KEY", config.key());
    }
}
