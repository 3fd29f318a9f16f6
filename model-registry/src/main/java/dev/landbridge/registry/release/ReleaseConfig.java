package dev.landbridge.registry.release;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How releases are carried out. */
@ConfigMapping(prefix = "landbridge.release")
interface ReleaseConfig {
    /** Whether a release may deploy its candidate with an injected fault, to show that parity catches it. */
    @WithDefault("true")
    boolean faultInjectionAllowed();

    /** Chip of the trusted side. */
    @WithDefault("cpu")
    String referenceChip();

    @WithDefault("fp32")
    String referenceNumerics();

    @WithDefault("750ms")
    Duration pollInterval();

    /** Wait after a service did not answer. */
    @WithDefault("3s")
    Duration retryInterval();

    /** JSON document of the release policy; absent takes the shipped one. */
    java.util.Optional<java.nio.file.Path> policyFile();
}
