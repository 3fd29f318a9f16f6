package dev.landbridge.portal.frontdoor;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;

/** Where the front door sends what is not the portal's own. */
@ConfigMapping(prefix = "landbridge.front-door")
interface FrontDoorConfig {
    Services services();

    /** How long a service may take to accept a connection. */
    @WithDefault("2s")
    Duration connectTimeout();

    /** Connections kept to each service. */
    @WithDefault("512")
    int maxConnections();

    /** Base addresses of the services. */
    interface Services {
        URI registry();

        URI training();

        URI inference();

        URI eval();
    }
}
