package dev.landbridge.eval.endpoint;

import dev.landbridge.kit.profile.ClusterRequirement;
import dev.landbridge.kit.profile.KeptKey;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** API keys that were encrypted by one pod must be readable by the next. */
@ApplicationScoped
class EndpointKeyRequirement implements ClusterRequirement {
    private final EndpointConfig config;

    EndpointKeyRequirement(EndpointConfig config) {
        this.config = config;
    }

    @Override
    public Optional<String> violation() {
        return KeptKey.violation("LANDBRIDGE_ENDPOINT_KEY", config.key());
    }
}
