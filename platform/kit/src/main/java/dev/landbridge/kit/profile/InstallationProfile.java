package dev.landbridge.kit.profile;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Where this installation runs. */
@ConfigMapping(prefix = "landbridge.installation")
public interface InstallationProfile {
    /** The laptop allows embedded PostgreSQL, local accounts and directory blobs; the cluster refuses to start with them. */
    @WithDefault("laptop")
    Profile profile();

    enum Profile {
        LAPTOP,
        CLUSTER
    }
}
