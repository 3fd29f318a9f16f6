package dev.landbridge.kit.lease;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How this process takes durable work. */
@ConfigMapping(prefix = "landbridge.work")
public interface WorkConfig {
    /** A holder that has not renewed for this long is taken for dead. */
    @WithDefault("10s")
    Duration lease();

    /** How often to look for work that another process added. */
    @WithDefault("1s")
    Duration pollInterval();

    /** First delay after an error; doubles with every attempt up to {@link #maxRetryDelay}. */
    @WithDefault("1s")
    Duration retryDelay();

    @WithDefault("1m")
    Duration maxRetryDelay();

    /** False keeps this process from taking work, for example in tests that drive it by hand. */
    @WithDefault("true")
    boolean enabled();
}
