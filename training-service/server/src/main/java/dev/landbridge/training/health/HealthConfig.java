package dev.landbridge.training.health;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** When a metric counts as a finding. */
@ConfigMapping(prefix = "landbridge.health")
public interface HealthConfig {
    /** A loss above this many times its running median is a divergence. */
    @WithDefault("3.0")
    double divergenceFactor();

    /** Throughput below this share of the run's own median is slow. */
    @WithDefault("0.5")
    double slowShare();

    /** Values that must be known before anything is judged. */
    @WithDefault("20")
    int warmUp();

    /** Values in a row that must be out of bounds. */
    @WithDefault("5")
    int sustained();
}
