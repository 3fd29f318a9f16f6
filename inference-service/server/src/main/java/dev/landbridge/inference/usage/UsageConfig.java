package dev.landbridge.inference.usage;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Token metering. */
@ConfigMapping(prefix = "landbridge.usage")
public interface UsageConfig {
    /** Stable name of this process's place: after a crash its next life closes the rows it left open. */
    @WithDefault("${HOSTNAME:local}")
    String node();

    /** How often the running totals of open streams are written; a crash loses at most so much of an unfinished stream. */
    @WithDefault("1s")
    Duration progressInterval();

    /** Most rows written in one transaction. */
    @WithDefault("500")
    int batchSize();
}
