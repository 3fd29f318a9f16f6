package dev.landbridge.registry.blob;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Where the registry keeps its bytes, and how many. */
@ConfigMapping(prefix = "landbridge.blob")
public interface BlobConfig {
    /** Directory of the laptop's blob store; made when it is missing. */
    Path directory();

    @WithDefault("directory")
    Store store();

    S3 s3();

    /** Content that nobody refers to is kept for this long after it was last sent or let go. */
    @WithDefault("24h")
    Duration gracePeriod();

    /** How often content that nobody needs is collected. */
    @WithDefault("1h")
    Duration collectionInterval();

    /** What a team may keep unless an operator set something else for it. */
    Limits limits();

    enum Store {
        /** A directory of this machine: a laptop's way. */
        DIRECTORY,
        /** A bucket of an S3-compatible object store. */
        S3
    }

    /** Limits of one team. */
    interface Limits {
        @WithDefault("10000")
        int maxFilesPerVersion();

        @WithDefault("512G")
        MemorySize maxFileBytes();

        @WithDefault("10T")
        MemorySize maxBytes();
    }

    /** The object store. */
    interface S3 {
        /** Address of the store; not needed for Amazon's own. */
        Optional<URI> endpoint();

        @WithDefault("us-east-1")
        String region();

        Optional<String> bucket();

        Optional<String> accessKey();

        Optional<String> secretKey();

        /** True puts the bucket into the path, as most stores other than Amazon's want it. */
        @WithDefault("true")
        boolean pathStyle();

        /** True sends clients to the object store for large bytes, with signed addresses; they must be able to reach it. */
        @WithDefault("false")
        boolean presigned();
    }
}
