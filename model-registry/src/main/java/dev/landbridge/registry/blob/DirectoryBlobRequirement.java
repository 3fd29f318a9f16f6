package dev.landbridge.registry.blob;

import dev.landbridge.kit.profile.ClusterRequirement;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** In a cluster a replica's own directory is lost with its pod, and the other replicas do not see it. */
@ApplicationScoped
class DirectoryBlobRequirement implements ClusterRequirement {
    private final BlobConfig config;

    DirectoryBlobRequirement(BlobConfig config) {
        this.config = config;
    }

    @Override
    public Optional<String> violation() {
        return config.store() == BlobConfig.Store.DIRECTORY
                ? Optional.of("landbridge.blob.store is directory,"
                        + " which keeps blobs on one machine; choose a store that all replicas share")
                : Optional.empty();
    }
}
