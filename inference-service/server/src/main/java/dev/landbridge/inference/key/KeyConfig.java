package dev.landbridge.inference.key;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Team API keys. */
@ConfigMapping(prefix = "landbridge.key")
public interface KeyConfig {
    /** Secret under which key secrets are hashed, at least 32 characters; without it one is made and kept in {@link #data}. */
    Optional<String> pepper();

    /** Directory of this service. */
    Path data();

    /** Life of a key whose creator does not say. */
    @WithDefault("90")
    int defaultExpiryDays();

    @WithDefault("366")
    int maxExpiryDays();

    /** A key revoked by another process is refused after this time at the latest. */
    @WithDefault("1s")
    Duration cacheTtl();

    /** How often the last use of keys is written. */
    @WithDefault("5s")
    Duration lastUsedInterval();
}
