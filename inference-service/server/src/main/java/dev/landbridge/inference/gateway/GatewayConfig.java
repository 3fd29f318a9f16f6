package dev.landbridge.inference.gateway;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The OpenAI-compatible door. */
@ConfigMapping(prefix = "landbridge.gateway")
public interface GatewayConfig {
    /** Largest request body. */
    @WithDefault("16M")
    MemorySize maxBody();

    @WithDefault("1s")
    Duration connectTimeout();

    /** Wait for a whole answer, when the client did not ask for a stream, before 504. */
    @WithDefault("10m")
    Duration answerTimeout();

    /** Wait for the first byte of a stream before 504. */
    @WithDefault("60s")
    Duration firstByteTimeout();

    /** Longest silence inside a stream before it is ended with an error frame. */
    @WithDefault("30s")
    Duration idleTimeout();

    /**
     * When a client leaves, the engine is told at once; what it had sent by then is still read and metered for so long,
     * then the connection is cut.
     */
    @WithDefault("500ms")
    Duration cancelGrace();
}
