package dev.landbridge.eval.capture;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How hard an endpoint is pushed. */
@ConfigMapping(prefix = "landbridge.capture")
public interface CaptureConfig {
    /** Requests in flight on one endpoint. */
    @WithDefault("8")
    int concurrency();
}
