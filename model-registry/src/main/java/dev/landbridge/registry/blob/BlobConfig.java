package dev.landbridge.registry.blob;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;

/** Where the registry keeps its bytes. */
@ConfigMapping(prefix = "landbridge.blob")
interface BlobConfig {
    /** Directory of the laptop's blob store; made when it is missing. */
    Path directory();

    @WithDefault("directory")
    Store store();

    enum Store {
        /** A directory of this machine: a laptop's way. */
        DIRECTORY
    }
}
