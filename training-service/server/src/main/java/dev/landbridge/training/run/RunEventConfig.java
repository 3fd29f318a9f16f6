package dev.landbridge.training.run;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How runs are streamed to listeners. */
@ConfigMapping(prefix = "landbridge.events")
interface RunEventConfig {
    /** How often a stream looks for news in the database. */
    @WithDefault("500ms")
    Duration pollInterval();

    /** How often a silent stream says that it is alive. */
    @WithDefault("15s")
    Duration keepAlive();
}
