package dev.landbridge.eval.endpoint;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** Which foreign servers may be asked, and how their keys are kept. */
@ConfigMapping(prefix = "landbridge.endpoint")
interface EndpointConfig {
    /** {@code host} (any port) or {@code host:port}; without any, none is allowed, on a laptop loopback is besides. */
    Optional<Set<String>> allowedHosts();

    /** File of the key that encrypts API keys: 32 bytes in base64; made on first use when it is missing. */
    Path key();

    /** Longest wait for the answer to a probe. */
    @WithDefault("15s")
    Duration probeTimeout();
}
