package dev.landbridge.registry.promotion;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How aliases move. */
@ConfigMapping(prefix = "landbridge.promotion")
interface PromotionConfig {
    /** How long a move by hand waits for a certified deployment that has to be started again. */
    @WithDefault("30s")
    Duration startAgainTimeout();
}
