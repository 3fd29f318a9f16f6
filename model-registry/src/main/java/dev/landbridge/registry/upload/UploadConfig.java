package dev.landbridge.registry.upload;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Uploads in parts. */
@ConfigMapping(prefix = "landbridge.upload")
interface UploadConfig {
    /** Bytes of a part; more for files that would have too many. S3 stores take no less than 5 MiB. */
    @WithDefault("64M")
    MemorySize partSize();

    /** An upload that nothing was sent to for this long is forgotten. */
    @WithDefault("48h")
    Duration validity();
}
