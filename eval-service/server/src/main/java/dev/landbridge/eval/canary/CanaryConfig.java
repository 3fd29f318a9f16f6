package dev.landbridge.eval.canary;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How live deployments are watched. */
@ConfigMapping(prefix = "landbridge.canary")
interface CanaryConfig {
    /** No canary asks more often. */
    @WithDefault("10s")
    Duration minInterval();

    /** Checks are forgotten after this; events are not. */
    @WithDefault("30d")
    Duration keepChecks();
}
